package cloister.redaction.detection;

import java.util.BitSet;

/** "a n n a @ m i l l . e x a m p l e" is one address. Spaced names and numbers stay: their recognizers know them. */
final class SpacedOut {
    private static final int LEAST = 9;

    private SpacedOut() {}

    static void join(FoldedText text) {
        BitSet dropped = new BitSet();
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(text, at);
            if ((end - at + 1) / 2 >= LEAST && holdsSign(text, at, end)) {
                for (int i = at + 1; i < end; i += 2) {
                    dropped.set(i);
                }
            }
            at = end + 1;
        }
        if (!dropped.isEmpty()) {
            text.drop(dropped);
        }
    }

    /** The end of single characters with one blank between each. */
    private static int runEnd(FoldedText text, int from) {
        int at = from;
        while (at + 2 < text.length()
                && !Character.isWhitespace(text.at(at))
                && text.at(at + 1) == ' '
                && !Character.isWhitespace(text.at(at + 2))
                && (at + 3 >= text.length() || !Texts.isAlnum(text.at(at + 3)))) {
            at += 2;
        }
        return at > from ? at + 1 : from;
    }

    private static boolean holdsSign(FoldedText text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.at(i) == '@') {
                return true;
            }
        }
        return false;
    }
}
