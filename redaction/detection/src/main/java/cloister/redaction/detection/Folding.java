package cloister.redaction.detection;

import cloister.pipeline.Span;
import java.text.Normalizer;

/**
 * A text without what only hides its words: zero-width characters are left out; full-width and mathematical forms, exotic
 * spaces, dashes, quotes, decimal digits and look-alikes of other scripts become their ASCII twins; escapes become characters,
 * letters and their marks one; words and numbers broken at a line's end are whole. Remembers where each character came from.
 */
final class Folding {
    private final FoldedText folded;
    private final int rawLength;

    private Folding(FoldedText folded, int rawLength) {
        this.folded = folded;
        this.rawLength = rawLength;
    }

    static Folding of(String raw) {
        FoldedText text = new FoldedText(raw.length());
        for (int i = 0; i < raw.length(); ) {
            i = step(raw, i, text);
        }
        Dashes.between(text);
        LineBreaks.join(text);
        LookAlikes.replace(text);
        SpacedOut.join(text);
        OcrDigits.mend(text.chars(), text.length());
        return new Folding(text, raw.length());
    }

    String text() {
        return folded.toText();
    }

    /** The raw characters from which these came, with what was left out between them. */
    Span toRaw(Span span) {
        if (span.isEmpty()) {
            int at = span.start() < folded.length() ? folded.start(span.start()) : rawLength;
            return new Span(at, at);
        }
        return new Span(folded.start(span.start()), folded.end(span.end() - 1));
    }

    /** Reads one character, or several that stand for one; where the next begins. */
    private static int step(String raw, int at, FoldedText text) {
        char c = raw.charAt(at);
        if (c < '\u0080' && c != '&' && c != '\\' && c != '%' && c != '=') {
            text.add(c, at, at + 1);
            return at + 1;
        }
        Escapes.Escape escape = Escapes.at(raw, at);
        if (escape.length() > 0) {
            add(text, escape.character(), at, at + escape.length());
            return at + escape.length();
        }
        int point = raw.codePointAt(at);
        int next = at + Character.charCount(point);
        if (Character.charCount(point) == 1) {
            add(text, c, at, next);
        } else if (!isTag(point)) {
            wide(raw, point, at, text);
        }
        return next;
    }

    private static void wide(String raw, int point, int at, FoldedText text) {
        char plain = LookAlikes.plain(point);
        if (plain != 0) {
            text.add(plain, at, at + 2);
        } else {
            text.add(raw.charAt(at), at, at + 1);
            text.add(raw.charAt(at + 1), at + 1, at + 2);
        }
    }

    private static void add(FoldedText text, char c, int start, int end) {
        if (isInvisible(c)) {
            return;
        }
        if (Character.getType(c) == Character.NON_SPACING_MARK && marked(text, c, end)) {
            return;
        }
        text.add(fold(c), start, end);
    }

    /** A mark becomes one with its letter; over a plain one that has no such form it only disguises. */
    private static boolean marked(FoldedText text, char mark, int end) {
        if (text.length() == 0 || mark > '\u036f') {
            return false;
        }
        char letter = text.last();
        String whole = Normalizer.normalize("" + letter + mark, Normalizer.Form.NFC);
        boolean one = whole.length() == 1;
        if (one || letter < '\u0080' && Texts.isAlnum(letter)) {
            text.replaceLast(one ? whole.charAt(0) : letter, end);
            return true;
        }
        return false;
    }

    private static boolean isTag(int point) {
        return point >= 0xe0000 && point <= 0xe01ef;
    }

    private static boolean isInvisible(char c) {
        return c == '\u00ad'
                || c == '\u034f'
                || c == '\u061c'
                || (c >= '\u200b' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u2064')
                || (c >= '\u2066' && c <= '\u206f')
                || (c >= '\ufe00' && c <= '\ufe0f')
                || c == '\ufeff'
                || c == '\u180e';
    }

    private static char fold(char c) {
        if (c < '\u00a0') {
            return c;
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - 0xfee0);
        }
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63', '\ufe58' -> '-';
            case '\u2018', '\u2019', '\u02bc', '\uff40', '\u00b4' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f' -> '"';
            case '\ufe6b' -> '@';
            default -> other(c);
        };
    }

    private static char other(char c) {
        if (Character.getType(c) == Character.SPACE_SEPARATOR) {
            return ' ';
        }
        char plain = LookAlikes.plain(c);
        return plain == 0 ? c : plain;
    }
}
