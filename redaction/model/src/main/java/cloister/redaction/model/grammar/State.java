package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an answer may go on with after what has been written: one stack for each way to read it. */
final class State {
    static final State DEAD = new State(List.of());

    /** As they were left by the last byte. */
    private final List<Stack> stacks;

    private final int hash;
    private @Nullable Front front;

    private State(List<Stack> stacks) {
        this.stacks = stacks;
        this.hash = stacks.hashCode();
    }

    static State of(Stack stack) {
        return new State(List.of(stack));
    }

    /** What may come next: stacks that begin with bytes, and whether nothing need come. */
    private record Front(List<Stack> stacks, boolean accepting, long[] firsts, int deepest) {
        static Front of(List<Stack> stacks) {
            Opening opening = new Opening();
            stacks.forEach(opening::open);
            long[] firsts = new long[4];
            for (Stack stack : opening.front) {
                Node.Bytes bytes = (Node.Bytes) stack.node();
                for (int value = bytes.first[stack.a]; value <= bytes.last[stack.a]; value++) {
                    firsts[value >> 6] |= 1L << value;
                }
            }
            return new Front(List.copyOf(opening.front), opening.accepting, firsts, opening.deepest);
        }
    }

    List<Stack> stacks() {
        return stacks;
    }

    boolean isDead() {
        return stacks.isEmpty();
    }

    boolean accepting() {
        return front().accepting();
    }

    /** Tokens that surely finish an answer. */
    int cost() {
        int least = Node.IMPOSSIBLE;
        for (Stack stack : stacks) {
            least = Math.min(least, stack.cost);
        }
        return least;
    }

    /** Cells that were looked for on the way to what may come next, whether they were within the bound or not. */
    int deepest() {
        return front().deepest();
    }

    boolean takes(int value) {
        return (front().firsts()[value >> 6] & 1L << value) != 0;
    }

    /** After one byte more; {@link #DEAD} if it can't come. */
    State next(int value) {
        if (!takes(value)) {
            return DEAD;
        }
        List<Stack> next = new ArrayList<>();
        for (Stack stack : front().stacks()) {
            Node.Bytes bytes = (Node.Bytes) stack.node();
            if (bytes.takes(stack.a, value)) {
                add(
                        next,
                        stack.a + 1 == bytes.first.length
                                ? stack.rest()
                                : new Stack(bytes, stack.a + 1, 0, stack.rest()));
            }
        }
        return new State(next);
    }

    State next(byte[] values) {
        State state = this;
        for (byte value : values) {
            state = state.next(value & 0xFF);
        }
        return state;
    }

    private Front front() {
        Front known = front;
        if (known == null) {
            known = Front.of(stacks);
            front = known;
        }
        return known;
    }

    /** Of two repetitions whose counts touch one is made; otherwise ambiguous patterns would gather one for each count. */
    private static void add(List<Stack> stacks, Stack one) {
        for (int i = 0; i < stacks.size(); i++) {
            Stack other = stacks.get(i);
            if (other.equals(one)) {
                return;
            }
            if (!one.isEmpty()
                    && !other.isEmpty()
                    && one.node() == other.node()
                    && one.node() instanceof Node.Repeat
                    && one.rest().equals(other.rest())
                    && one.a - 1 <= other.b
                    && other.a - 1 <= one.b) {
                Stack joined = new Stack(one.node(), Math.min(one.a, other.a), Math.max(one.b, other.b), one.rest());
                stacks.remove(i);
                add(stacks, joined);
                return;
            }
        }
        stacks.add(one);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof State state && state.hash == hash && state.stacks.equals(stacks);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Goes into nodes until bytes are met. Grammars neither begin with themselves nor repeat what is empty: it ends. */
    private static final class Opening {
        private final Set<Stack> front = new LinkedHashSet<>();
        private final Set<Stack> seen = new HashSet<>();
        private boolean accepting;
        private int deepest;

        void open(Stack stack) {
            if (stack.isEmpty()) {
                accepting = true;
            } else if (seen.add(stack)) {
                open(stack.node(), stack.a, stack.b, stack.rest());
            }
        }

        private void begin(Node node, Stack rest) {
            if (node.cost >= Node.IMPOSSIBLE) {
                return;
            }
            deepest = Math.max(deepest, rest.size + node.need());
            // What could not be finished within the bound is not begun.
            if (rest.size + node.need() > Stack.MOST_CELLS) {
                return;
            }
            if (node instanceof Node.Repeat repeat) {
                open(node, repeat.fewest, repeat.most, rest);
            } else {
                open(node, 0, 0, rest);
            }
        }

        private void open(Node node, int a, int b, Stack rest) {
            if (node instanceof Node.Bytes) {
                front.add(new Stack(node, a, 0, rest));
            } else if (node instanceof Node.Choice choice) {
                choice.parts.forEach(part -> begin(part, rest));
            } else if (node instanceof Node.Call call) {
                begin(call.target, rest);
            } else if (node instanceof Node.Sequence sequence) {
                open(sequence, a, rest);
            } else if (node instanceof Node.Repeat repeat) {
                open(repeat, a, b, rest);
            }
        }

        private void open(Node.Sequence sequence, int a, Stack rest) {
            if (a == sequence.parts.size()) {
                open(rest);
            } else {
                boolean last = a + 1 == sequence.parts.size();
                begin(sequence.parts.get(a), last ? rest : new Stack(sequence, a + 1, 0, rest));
            }
        }

        private void open(Node.Repeat repeat, int a, int b, Stack rest) {
            if (a == 0) {
                open(rest);
            }
            if (b > 0) {
                int more = b == Expression.UNBOUNDED ? b : b - 1;
                begin(repeat.part, more == 0 ? rest : new Stack(repeat, Math.max(0, a - 1), more, rest));
            }
        }
    }
}
