package cloister.redaction.model.tagging;

import cloister.redaction.model.text.Tokenizer;
import java.util.List;

/**
 * How words are written, for networks whose vocabulary does not keep it: one number for each token, of its word's letters and
 * digits, whether there are others than those of ASCII, and what stands before the token.
 */
final class WordShapes {
    /** So many numbers there are; 0 is that of the token that all windows begin with. */
    static final int COUNT = 1 + Kind.values().length * Before.values().length * 2;

    private final String text;
    private int begin;
    private int end;
    private Kind kind = Kind.PUNCTUATION;
    private boolean accented;

    private WordShapes(String text) {
        this.text = text;
    }

    private enum Kind {
        LOWER,
        TITLE,
        INITIAL,
        UPPER,
        MIXED,
        UNCASED,
        DIGITS,
        /** Letters and digits. */
        CODE,
        PUNCTUATION
    }

    private enum Before {
        NOTHING,
        BLANK,
        /** A tab, or several blanks: columns. */
        GAP,
        LINE,
        PARAGRAPH
    }

    /** The number of each token. */
    static int[] of(String text, List<Tokenizer.Token> tokens) {
        WordShapes shapes = new WordShapes(text);
        int[] numbers = new int[tokens.size()];
        int last = 0;
        for (int i = 0; i < numbers.length; i++) {
            int start = tokens.get(i).span().start();
            shapes.read(start);
            Before before = i == 0 ? Before.PARAGRAPH : before(text, Math.min(last, start), start);
            int place = before.ordinal() * Kind.values().length + shapes.kind.ordinal();
            numbers[i] = 1 + 2 * place + (shapes.accented ? 1 : 0);
            last = tokens.get(i).span().end();
        }
        return numbers;
    }

    private static Before before(String text, int from, int to) {
        int lines = 0;
        int blanks = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            blanks += c == '\t' ? 2 : Character.isWhitespace(c) || Character.isSpaceChar(c) ? 1 : 0;
        }
        if (lines > 0) {
            return lines > 1 ? Before.PARAGRAPH : Before.LINE;
        }
        return blanks > 1 ? Before.GAP : blanks == 1 ? Before.BLANK : Before.NOTHING;
    }

    /** Looks at the word around a place, if it isn't the one that was looked at last. */
    private void read(int place) {
        if (place >= begin && place < end) {
            return;
        }
        begin = place;
        while (begin > 0 && isWord(text.codePointBefore(begin))) {
            begin -= Character.charCount(text.codePointBefore(begin));
        }
        end = place;
        while (end < text.length() && isWord(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        int upper = 0;
        int lower = 0;
        int uncased = 0;
        int digits = 0;
        accented = false;
        for (int i = begin; i < end; i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            upper += Character.isUpperCase(point) || Character.isTitleCase(point) ? 1 : 0;
            lower += Character.isLowerCase(point) ? 1 : 0;
            digits += Character.isDigit(point) ? 1 : 0;
            uncased += Character.isLetter(point) ? 1 : 0;
            accented |= point > 127;
        }
        kind = kind(upper, lower, uncased - upper - lower, digits);
    }

    private Kind kind(int upper, int lower, int uncased, int digits) {
        int letters = upper + lower + uncased;
        if (letters == 0 || digits > 0) {
            return letters > 0 ? Kind.CODE : digits > 0 ? Kind.DIGITS : Kind.PUNCTUATION;
        }
        if (upper == 0) {
            return lower > 0 ? Kind.LOWER : Kind.UNCASED;
        }
        if (lower + uncased == 0) {
            return upper == 1 ? Kind.INITIAL : Kind.UPPER;
        }
        return upper == 1 && !Character.isLowerCase(text.codePointAt(begin)) ? Kind.TITLE : Kind.MIXED;
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }
}
