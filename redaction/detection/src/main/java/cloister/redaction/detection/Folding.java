package cloister.redaction.detection;

import cloister.pipeline.Span;

/**
 * A text without the characters that only hide what it says: zero-width ones are left out, full-width forms, exotic
 * spaces, dashes, quotes and decimal digits of other scripts become their ASCII twins. Remembers where each character
 * came from.
 */
final class Folding {
    private final String text;
    private final int rawLength;
    /** Raw offset of each folded character; empty where nothing was left out and offsets agree. */
    private final int[] origins;

    private Folding(String text, int rawLength, int[] origins) {
        this.text = text;
        this.rawLength = rawLength;
        this.origins = origins;
    }

    static Folding of(String raw) {
        char[] kept = new char[raw.length()];
        int[] origins = new int[raw.length()];
        int count = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isInvisible(c)) {
                origins[count] = i;
                kept[count++] = fold(c);
            }
        }
        OcrDigits.mend(kept, count);
        boolean same = count == raw.length();
        return new Folding(
                new String(kept, 0, count), raw.length(), same ? new int[0] : java.util.Arrays.copyOf(origins, count));
    }

    String text() {
        return text;
    }

    /** The raw characters from which these came, with what was left out between them. */
    Span toRaw(Span span) {
        if (origins.length == 0 || span.isEmpty()) {
            return origins.length == 0 ? span : new Span(rawOffset(span.start()), rawOffset(span.start()));
        }
        return new Span(origins[span.start()], origins[span.end() - 1] + 1);
    }

    private int rawOffset(int offset) {
        return offset < origins.length ? origins[offset] : rawLength;
    }

    private static boolean isInvisible(char c) {
        return c == '\u00ad'
                || (c >= '\u200b' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u2064')
                || (c >= '\u2066' && c <= '\u2069')
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
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63' -> '-';
            case '\u2018', '\u2019', '\u02bc', '\uff40', '\u00b4' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f' -> '"';
            default -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
        };
    }
}
