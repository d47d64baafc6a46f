package cloister.redaction.model.grammar;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along the trie of all tokens and a grammar at once. States that are met again are known by then. */
final class TrieWalk {
    private final TokenTrie trie;
    private final Visitor visitor;
    private final Map<State, Step> steps = new HashMap<>();

    TrieWalk(TokenTrie trie, Visitor visitor) {
        this.trie = trie;
        this.visitor = visitor;
    }

    /** Is told of each node of the trie that the grammar can follow to. */
    interface Visitor {
        void visit(int node, Step step);
    }

    /** A state and where bytes lead from it. */
    static final class Step {
        final State state;
        /** Tokens that finish it if its answer isn't whole yet, see {@link State#cost}. */
        final int openCost;

        private final @Nullable Step[] next = new @Nullable Step[256];

        private Step(State state) {
            this.state = state;
            int least = Node.IMPOSSIBLE;
            for (Stack stack : state.stacks()) {
                least = stack.isEmpty() ? least : Math.min(least, stack.cost);
            }
            this.openCost = least;
        }
    }

    /** See {@link State#deepest}, of all states met. */
    int deepest() {
        return steps.keySet().stream().mapToInt(State::deepest).max().orElse(0);
    }

    /** Visits all that lies beyond a node. */
    void from(int node, State state) {
        from(node, step(state));
    }

    private void from(int node, Step step) {
        int end = trie.end(node);
        for (int child = node + 1; child < end; child = trie.end(child)) {
            int value = trie.byteOf(child);
            if (step.state.takes(value)) {
                Step next = next(step, value);
                visitor.visit(child, next);
                from(child, next);
            }
        }
    }

    private Step next(Step step, int value) {
        Step known = step.next[value];
        if (known == null) {
            known = step(step.state.next(value));
            step.next[value] = known;
        }
        return known;
    }

    private Step step(State state) {
        return steps.computeIfAbsent(state, Step::new);
    }
}
