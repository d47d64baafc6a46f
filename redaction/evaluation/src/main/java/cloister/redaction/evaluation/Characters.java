package cloister.redaction.evaluation;

import cloister.pipeline.Span;
import java.util.BitSet;

/**
 * Which characters of a text count. Each code point counts once, at its first UTF-16 unit, with the classes that
 * Python's {@code str.isspace} and {@code str.isalnum} give it, so that figures agree with scripts elsewhere.
 */
final class Characters {
    private final BitSet solid;
    private final BitSet telling;

    Characters(String text) {
        solid = new BitSet(text.length());
        telling = new BitSet(text.length());
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            solid.set(i, !isSpace(character));
            telling.set(i, isLetterOrNumber(character));
            i += Character.charCount(character);
        }
    }

    /** All but white space. */
    BitSet solid(Span range) {
        return within(solid, range);
    }

    /** Letters and digits: what can tell something. */
    BitSet telling(Span range) {
        return within(telling, range);
    }

    private static BitSet within(BitSet all, Span range) {
        BitSet inside = new BitSet(range.end());
        inside.set(range.start(), range.end());
        inside.and(all);
        return inside;
    }

    private static boolean isSpace(int character) {
        return Character.isSpaceChar(character)
                || (character >= '\t' && character <= '\r')
                || (character >= 0x1c && character <= 0x1f)
                || character == 0x85;
    }

    private static boolean isLetterOrNumber(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.LETTER_NUMBER
                || Character.getType(character) == Character.OTHER_NUMBER;
    }
}
