package cloister.redaction.model.scheduling;

import java.util.Arrays;

/**
 * Guesses what comes next where an answer copies: what followed when its last tokens stood in the text before (prompt
 * lookup, Saxena 2023). Guesses get longer while they come true.
 */
final class Lookup {
    /** Most tokens of one guess. */
    static final int MOST = 8;

    private static final int FIRST = 4;

    private int reach = FIRST;

    /** @return at most so many tokens; empty if the last ones are new */
    int[] guess(int[] text, int length, int most) {
        for (int run = 3; run >= 2; run--) {
            for (int end = length - 1; end >= run; end--) {
                if (Arrays.equals(text, end - run, end, text, length - run, length)) {
                    return Arrays.copyOfRange(text, end, Math.min(length, end + Math.min(reach, most)));
                }
            }
        }
        return new int[0];
    }

    /** How much of a guess came true. */
    void learn(int guessed, int right) {
        reach = right == guessed ? Math.min(MOST, 2 * reach) : Math.max(1, right);
    }
}
