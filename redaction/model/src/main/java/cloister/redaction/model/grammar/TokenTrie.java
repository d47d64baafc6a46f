package cloister.redaction.model.grammar;

import cloister.redaction.model.text.TokenBytes;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All tokens of a vocabulary as a tree of their bytes, its nodes numbered in the order in which they are walked: the
 * first child of a node is the next number, the next brother is where the node's part ends.
 */
final class TokenTrie {
    static final int ROOT = 0;

    private final byte[] bytes;
    private final int[] ends;
    /** Where the tokens of each node begin among {@link #tokens}. */
    private final int[] firsts;

    private final int[] tokens;
    private final TokenBytes vocabulary;
    private final int longest;

    private TokenTrie(Builder built, TokenBytes vocabulary) {
        this.bytes = Arrays.copyOf(built.bytes, built.nodes);
        this.ends = Arrays.copyOf(built.ends, built.nodes);
        this.firsts = Arrays.copyOf(built.firsts, built.nodes + 1);
        this.firsts[built.nodes] = built.tokens.length;
        this.tokens = built.tokens;
        this.vocabulary = vocabulary;
        this.longest = built.longest;
    }

    static TokenTrie of(TokenBytes vocabulary) {
        return new TokenTrie(new Builder(vocabulary).build(), vocabulary);
    }

    int size() {
        return vocabulary.size();
    }

    int nodes() {
        return bytes.length;
    }

    /** Bytes of the longest token. */
    int longest() {
        return longest;
    }

    byte[] bytesOf(int token) {
        return vocabulary.of(token);
    }

    boolean dropsFirstBlank() {
        return vocabulary.dropsFirstBlank();
    }

    int end(int node) {
        return ends[node];
    }

    /** The byte that leads to a node, 0 to 255. */
    int byteOf(int node) {
        return bytes[node] & 0xFF;
    }

    boolean isToken(int node) {
        return firsts[node] < firsts[node + 1];
    }

    /** Adds the tokens that end at a node. */
    void addTokens(int node, BitSet set) {
        for (int i = firsts[node]; i < firsts[node + 1]; i++) {
            set.set(tokens[i]);
        }
    }

    private static final class Builder {
        private final TokenBytes vocabulary;
        private final int[] tokens;
        private byte[] bytes = new byte[1 << 12];
        private int[] ends = new int[1 << 12];
        private int[] firsts = new int[1 << 12];
        private int nodes;
        private int longest;

        Builder(TokenBytes vocabulary) {
            this.vocabulary = vocabulary;
            byte[][] all = new byte[vocabulary.size()][];
            Arrays.setAll(all, vocabulary::of);
            this.tokens = java.util.stream.IntStream.range(0, all.length)
                    .filter(id -> all[id].length > 0)
                    .boxed()
                    .sorted((a, b) -> Arrays.compareUnsigned(all[a], all[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        Builder build() {
            int[] path = new int[1];
            byte[] before = {};
            add((byte) 0, 0);
            for (int i = 0; i < tokens.length; i++) {
                byte[] token = vocabulary.of(tokens[i]);
                longest = Math.max(longest, token.length);
                path = path.length > token.length ? path : Arrays.copyOf(path, 2 * token.length + 1);
                int mismatch = Arrays.mismatch(before, token);
                int common = mismatch < 0 ? token.length : mismatch;
                for (int depth = before.length; depth > common; depth--) {
                    ends[path[depth]] = nodes;
                }
                for (int depth = common; depth < token.length; depth++) {
                    path[depth + 1] = nodes;
                    // Tokens of a node come right before those of the node after it.
                    add(token[depth], i);
                }
                before = token;
            }
            for (int depth = before.length; depth >= 0; depth--) {
                ends[path[depth]] = nodes;
            }
            firsts[0] = 0;
            return this;
        }

        private void add(byte value, int firstToken) {
            if (nodes + 1 >= bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * nodes);
                ends = Arrays.copyOf(ends, 2 * nodes);
                firsts = Arrays.copyOf(firsts, 2 * nodes);
            }
            bytes[nodes] = value;
            firsts[nodes] = firstToken;
            nodes++;
        }
    }
}
