package cloister.redaction.detection.rewriting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small questions about characters. */
final class Characters {
    static final String DIGITS = "0123456789";
    static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Characters() {}

    /** Letters and digits alone, in lower case: what two spellings of one identifier have in common. */
    static String compact(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The letters and digits of a text without those that are none of ASCII's; in their own case. */
    static String ascii(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(Characters::isAscii).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    static boolean isAscii(int c) {
        return isDigit(c) || isUpper(c) || isLower(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    /** Lower case without marks: "Šárka" and "sarka" are one. */
    static String folded(String word) {
        String parts = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            switch (c) {
                case 'ł' -> out.append('l');
                case 'ø' -> out.append('o');
                case 'đ', 'ð' -> out.append('d');
                case 'ı' -> out.append('i');
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                case 'œ' -> out.append("oe");
                case 'þ' -> out.append("th");
                case '’' -> out.append('\'');
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** Runs of letters, digits and marks, in order. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isWordPart(text.charAt(i))) {
                if (i > from) {
                    words.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }

    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The letters and digits of {@code compact} put where letters and digits stand in {@code layout}. */
    static String laidOut(String layout, String compact) {
        StringBuilder out = new StringBuilder(layout.length());
        int next = 0;
        for (int i = 0; i < layout.length(); i++) {
            char c = layout.charAt(i);
            if (!isAscii(c)) {
                out.append(c);
            } else {
                char made = compact.charAt(next++);
                out.append(isLower(c) && isUpper(made) ? (char) (made + 32) : made);
            }
        }
        return out.toString();
    }
}
