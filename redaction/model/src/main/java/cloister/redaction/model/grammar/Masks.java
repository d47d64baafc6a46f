package cloister.redaction.model.grammar;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The tokens that may come at a stack. A stack is cut in two: its head, which can't be empty (the content of a string
 * up to its closing quote, say), and its tail. What the head takes is found once, wherever it stands; only tokens that
 * reach into the tail are then followed there. Both are kept, within bounds. Safe for many threads.
 */
final class Masks {
    /** Bytes of masks kept, about, and of heads as many; then they are forgotten and found again. */
    private static final int MOST_BYTES = 16 << 20;

    private final TokenTrie trie;
    private final int mostMasks;
    private final int mostHeads;
    private final Map<Stack, Head> heads = new ConcurrentHashMap<>();
    private final Map<Key, Mask> masks = new ConcurrentHashMap<>();

    Masks(TokenTrie trie) {
        this.trie = trie;
        this.mostMasks = Math.max(16, MOST_BYTES / (trie.size() / 8 + 64));
        this.mostHeads = Math.max(16, MOST_BYTES / (trie.size() / 4 + trie.nodes() / 8 + 64));
    }

    /**
     * Tokens that may come.
     *
     * @param mostCost the dearest end that any of them leads to
     */
    record Mask(BitSet tokens, int mostCost) {}

    private record Key(Stack stack, int allowance) {}

    /** Tokens that end within a head, by the cost of what is left of it then; and the trie's nodes where it ends. */
    private record Head(TreeMap<Integer, BitSet> inner, BitSet exits, int deepest) {}

    /**
     * The tokens after which the answer can be finished with at most so many more.
     *
     * @param stack not empty
     */
    BitSet of(Stack stack, int allowance) {
        Stack near = stack.within(trie.longest() + 1);
        // Costs differ by what the counts were brought down by, for all that can follow alike.
        int left = allowance == Integer.MAX_VALUE ? allowance : allowance - (stack.cost - near.cost);
        Mask free = kept(masks, mostMasks, new Key(near, Integer.MAX_VALUE), this::find);
        return free.mostCost() <= left
                ? free.tokens()
                : kept(masks, mostMasks, new Key(near, left), this::find).tokens();
    }

    private static <K, V> V kept(Map<K, V> map, int most, K key, Function<K, V> find) {
        V known = map.get(key);
        if (known == null) {
            known = find.apply(key);
            if (map.size() >= most) {
                map.clear();
            }
            map.put(key, known);
        }
        return known;
    }

    private Mask find(Key key) {
        int cells = headCells(key.stack());
        Head head = kept(heads, mostHeads, top(key.stack(), cells), this::find);
        if (head.deepest() + key.stack().size - cells > Stack.MOST_CELLS) {
            // The bound on nesting is near: what a head takes depends on where it stands.
            cells = key.stack().size;
            head = kept(heads, mostHeads, key.stack(), this::find);
        }
        Stack tail = below(key.stack(), cells);
        Finding finding = new Finding(key.allowance());
        for (Map.Entry<Integer, BitSet> inner : head.inner().entrySet()) {
            finding.add(inner.getValue(), Node.sum(inner.getKey(), tail.cost));
        }
        follow(head.exits(), tail, finding);
        return new Mask(finding.tokens, finding.mostCost);
    }

    private static int headCells(Stack stack) {
        int cells = 1;
        for (Stack cell = stack; cell.mayBeSkipped() && cells < stack.size; cell = cell.rest()) {
            cells++;
        }
        return cells;
    }

    private static Stack below(Stack stack, int cells) {
        Stack tail = stack;
        for (int i = 0; i < cells; i++) {
            tail = tail.rest();
        }
        return tail;
    }

    private static Stack top(Stack stack, int cells) {
        return cells == 0 ? Stack.EMPTY : new Stack(stack.node(), stack.a, stack.b, top(stack.rest(), cells - 1));
    }

    private Head find(Stack head) {
        TreeMap<Integer, BitSet> inner = new TreeMap<>();
        BitSet exits = new BitSet();
        TrieWalk walk = new TrieWalk(trie, (node, step) -> {
            if (step.openCost < Node.IMPOSSIBLE && trie.isToken(node)) {
                trie.addTokens(node, inner.computeIfAbsent(step.openCost, c -> new BitSet(trie.size())));
            }
            if (step.state.accepting()) {
                exits.set(node);
            }
        });
        walk.from(TokenTrie.ROOT, State.of(head));
        return new Head(inner, exits, walk.deepest());
    }

    private void follow(BitSet exits, Stack tail, Finding finding) {
        State state = State.of(tail);
        TrieWalk walk = new TrieWalk(trie, (node, step) -> finding.visit(node, step.state.cost()));
        for (int exit = exits.nextSetBit(0); exit >= 0; exit = exits.nextSetBit(exit + 1)) {
            finding.visit(exit, tail.cost);
            if (!tail.isEmpty()) {
                walk.from(exit, state);
            }
        }
    }

    private final class Finding {
        private final int allowance;
        private final BitSet tokens = new BitSet(trie.size());
        private int mostCost;

        Finding(int allowance) {
            this.allowance = allowance;
        }

        void add(BitSet some, int cost) {
            if (cost < Node.IMPOSSIBLE && cost <= allowance) {
                tokens.or(some);
                mostCost = Math.max(mostCost, cost);
            }
        }

        void visit(int node, int cost) {
            if (cost < Node.IMPOSSIBLE && cost <= allowance) {
                trie.addTokens(node, tokens);
                mostCost = Math.max(mostCost, trie.isToken(node) ? cost : 0);
            }
        }
    }
}
