package cloister.redaction.model.grammar;

import org.jspecify.annotations.Nullable;

/**
 * What is left to write: the rest of one node, then the rest of others. Immutable; equal stacks want the same.
 *
 * <p>For a sequence {@code a} is the part that comes next; for bytes the next place; for a repetition {@code a} and
 * {@code b} are how many more there must and may be.
 */
final class Stack {
    static final Stack EMPTY = new Stack();

    /** More cells than any answer's nesting needs: a bound for grammars that refer to themselves. */
    static final int MOST_CELLS = 400;

    private final @Nullable Node node;
    private final @Nullable Stack rest;
    final int a;
    final int b;
    /** Cells. */
    final int size;
    /** Tokens that surely finish it; {@link Node#IMPOSSIBLE} if none do. */
    final int cost;

    private final int hash;

    private Stack() {
        this.node = null;
        this.rest = null;
        this.a = 0;
        this.b = 0;
        this.size = 0;
        this.cost = 0;
        this.hash = 1;
    }

    Stack(Node node, int a, int b, Stack rest) {
        this.node = node;
        this.rest = rest;
        this.a = a;
        this.b = b;
        this.size = rest.size + 1;
        this.cost = Node.sum(node.cost(a), rest.cost);
        this.hash = ((rest.hash * 31 + node.number) * 31 + a) * 31 + b;
    }

    boolean isEmpty() {
        return node == null;
    }

    Node node() {
        if (node == null) {
            throw new IllegalStateException("the empty stack has no node");
        }
        return node;
    }

    Stack rest() {
        if (rest == null) {
            throw new IllegalStateException("the empty stack has no rest");
        }
        return rest;
    }

    /** Whether its first cell may be left empty. */
    boolean mayBeSkipped() {
        Node top = node();
        if (top instanceof Node.Repeat) {
            return a == 0;
        }
        if (top instanceof Node.Sequence sequence) {
            return sequence.parts.stream().skip(a).allMatch(part -> part.nullable);
        }
        return top.nullable;
    }

    /** The same upon another rest. */
    Stack on(Stack other) {
        return other == rest() ? this : new Stack(node(), a, b, other);
    }

    /**
     * The same for the next token: counts beyond what a token can reach are brought down to one value, so that all
     * such stacks share one answer. Only the cost differs.
     *
     * @param reach more than the bytes of the longest token
     */
    Stack within(int reach) {
        if (isEmpty()) {
            return this;
        }
        Stack shorter = rest().within(reach);
        if (!(node() instanceof Node.Repeat) || (a <= reach && (b <= reach || b == Expression.UNBOUNDED))) {
            return on(shorter);
        }
        return new Stack(node(), Math.min(a, reach), b <= reach ? b : Expression.UNBOUNDED, shorter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Stack mine = this;
        if (!(other instanceof Stack its) || its.hash != mine.hash || its.size != mine.size) {
            return false;
        }
        while (mine != its && !mine.isEmpty()) {
            if (mine.node != its.node || mine.a != its.a || mine.b != its.b) {
                return false;
            }
            mine = mine.rest();
            its = its.rest();
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
