package cloister.redaction.model;

import java.util.Arrays;
import java.util.List;

/** What token sequences have in common at their beginning, so that it is computed once. */
final class SharedPrefix {
    private SharedPrefix() {}

    /** How many tokens are common; at least one token of each sequence is left over. */
    static int of(List<int[]> sequences) {
        int[] first = sequences.get(0);
        int common = first.length - 1;
        for (int[] other : sequences) {
            int mismatch = Arrays.mismatch(first, 0, Math.max(common, 0), other, 0, other.length - 1);
            common = mismatch < 0 ? common : Math.min(common, mismatch);
        }
        return common;
    }

    static int[] head(List<int[]> sequences, int common) {
        return Arrays.copyOf(sequences.get(0), common);
    }

    static List<int[]> tails(List<int[]> sequences, int common) {
        return sequences.stream()
                .map(s -> Arrays.copyOfRange(s, common, s.length))
                .toList();
    }
}
