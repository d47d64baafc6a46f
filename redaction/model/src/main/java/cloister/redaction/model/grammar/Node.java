package cloister.redaction.model.grammar;

import java.util.Arrays;
import java.util.List;

/**
 * A part of a {@link Program}. Apart from bytes, what is left of a part once it has begun is told by at most two
 * numbers (see {@link Stack}). Compared by identity.
 */
abstract sealed class Node {
    /** More tokens than any answer has: what can't be finished with this vocabulary. */
    static final int IMPOSSIBLE = 1 << 28;

    /** Whether it may be empty. */
    boolean nullable;

    /** Fewest tokens found that write it; the tokens keep to its parts, so others might do with fewer. */
    int cost = IMPOSSIBLE;

    private int need = -1;

    /** Its place among the nodes of its program. */
    final int number;

    Node(int number) {
        this.number = number;
    }

    /** How many cells of a stack the way of that cost takes, at most. */
    final int need() {
        if (need < 0) {
            need = cost >= IMPOSSIBLE ? IMPOSSIBLE : needNow();
        }
        return need;
    }

    static int sum(int a, int b) {
        return Math.min(IMPOSSIBLE, a + b);
    }

    static int product(int a, int b) {
        return (int) Math.min(IMPOSSIBLE, (long) a * b);
    }

    /** The cost of what is left of it. */
    abstract int cost(int a);

    /** The cells that what is left of it takes. */
    abstract int need(int a);

    /** Finds the cost from those of the parts. */
    abstract int costNow();

    /** Finds the need from those of the parts on the cheapest way, which has no cycles. */
    abstract int needNow();

    /** Finds what is asked again and again, once all costs and needs are known. */
    void seal() {}

    /** Ranges of bytes, of which the first {@code a} are done. */
    static final class Bytes extends Node {
        final int[] first;
        final int[] last;
        final int[] costs;

        Bytes(int number, Utf8Ranges.Bytes ranges, TokenTrie trie) {
            super(number);
            this.first = ranges.first().stream().mapToInt(Integer::intValue).toArray();
            this.last = ranges.last().stream().mapToInt(Integer::intValue).toArray();
            this.costs = new int[first.length + 1];
            Arrays.fill(costs, IMPOSSIBLE);
            costs[first.length] = 0;
            for (int from = first.length - 1; from >= 0; from--) {
                spell(trie, TokenTrie.ROOT, from, from);
            }
        }

        private void spell(TokenTrie trie, int node, int from, int at) {
            if (at > from && trie.isToken(node)) {
                costs[from] = Math.min(costs[from], sum(1, costs[at]));
            }
            if (at == first.length) {
                return;
            }
            for (int child = node + 1; child < trie.end(node); child = trie.end(child)) {
                if (takes(at, trie.byteOf(child))) {
                    spell(trie, child, from, at + 1);
                }
            }
        }

        boolean takes(int at, int value) {
            return first[at] <= value && value <= last[at];
        }

        @Override
        int cost(int a) {
            return costs[a];
        }

        @Override
        int need(int a) {
            return 1;
        }

        @Override
        int costNow() {
            return costs[0];
        }

        @Override
        int needNow() {
            return 1;
        }
    }

    /** Parts in order, of which the first {@code a} are done or under way. */
    static final class Sequence extends Node {
        final List<Node> parts;
        private final int[] costs;
        private final int[] needs;

        Sequence(int number, List<Node> parts) {
            super(number);
            this.parts = parts;
            this.costs = new int[parts.size() + 1];
            this.needs = new int[parts.size() + 1];
        }

        @Override
        int cost(int a) {
            return costs[a];
        }

        @Override
        int need(int a) {
            return needs[a];
        }

        @Override
        int costNow() {
            int all = 0;
            for (Node part : parts) {
                all = sum(all, part.cost);
            }
            return all;
        }

        @Override
        int needNow() {
            int most = 0;
            for (int i = 0; i < parts.size(); i++) {
                most = Math.max(most, parts.get(i).need() + (i + 1 < parts.size() ? 1 : 0));
            }
            return most;
        }

        @Override
        void seal() {
            for (int i = parts.size() - 1; i >= 0; i--) {
                costs[i] = sum(parts.get(i).cost, costs[i + 1]);
                needs[i] = Math.max(needs[i + 1], parts.get(i).need() + (i + 1 < parts.size() ? 1 : 0));
            }
        }
    }

    /** One of its parts. */
    static final class Choice extends Node {
        final List<Node> parts;

        Choice(int number, List<Node> parts) {
            super(number);
            this.parts = parts;
        }

        Node cheapest() {
            Node best = parts.get(0);
            for (Node part : parts) {
                best = part.cost < best.cost ? part : best;
            }
            return best;
        }

        @Override
        int cost(int a) {
            return cost;
        }

        @Override
        int need(int a) {
            return need();
        }

        @Override
        int costNow() {
            return cheapest().cost;
        }

        @Override
        int needNow() {
            return cheapest().need();
        }
    }

    /** A part that is not empty, at least {@code a} and at most {@code b} times more. */
    static final class Repeat extends Node {
        final Node part;
        final int fewest;
        final int most;

        Repeat(int number, Node part, int fewest, int most) {
            super(number);
            this.part = part;
            this.fewest = fewest;
            this.most = most;
        }

        @Override
        int cost(int a) {
            return product(a, part.cost);
        }

        @Override
        int need(int a) {
            return a == 0 ? 0 : 1 + part.need();
        }

        @Override
        int costNow() {
            return cost(fewest);
        }

        @Override
        int needNow() {
            return need(fewest);
        }
    }

    /** A rule. */
    static final class Call extends Node {
        final String rule;
        Node target = this;

        Call(int number, String rule) {
            super(number);
            this.rule = rule;
        }

        @Override
        int cost(int a) {
            return cost;
        }

        @Override
        int need(int a) {
            return need();
        }

        @Override
        int costNow() {
            return target.cost;
        }

        @Override
        int needNow() {
            return target.need();
        }
    }
}
