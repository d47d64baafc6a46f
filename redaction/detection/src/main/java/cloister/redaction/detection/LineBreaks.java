package cloister.redaction.detection;

import java.util.BitSet;

/** Words and numbers that were broken at a line's end by a hyphen are whole again. */
final class LineBreaks {
    private static final int WIDEST = 12;

    private LineBreaks() {}

    static void join(FoldedText text) {
        BitSet dropped = new BitSet();
        for (int i = 1; i + 1 < text.length(); i++) {
            if (text.at(i) != '-' || !isBreak(text, i + 1)) {
                continue;
            }
            int next = goesOn(text, i + 1);
            char before = text.at(i - 1);
            char after = text.at(next);
            boolean word = Character.isLetter(before) && Character.isLowerCase(after);
            boolean number = Texts.isDigit(before) && Texts.isDigit(after);
            if (word || number) {
                dropped.set(word ? i : i + 1, next);
            }
        }
        if (!dropped.isEmpty()) {
            text.drop(dropped);
        }
    }

    private static boolean isBreak(FoldedText text, int at) {
        return text.at(at) == '\n' || text.at(at) == '\r' && text.at(at + 1) == '\n';
    }

    /** Where the text goes on after the end of a line, its indent and marks of a quotation. */
    private static int goesOn(FoldedText text, int from) {
        int at = from;
        int lines = 0;
        while (at < text.length() && at - from < WIDEST && "\r\n >\t".indexOf(text.at(at)) >= 0 && lines < 2) {
            lines += text.at(at) == '\n' ? 1 : 0;
            at++;
        }
        return lines == 1 ? at : from;
    }
}
