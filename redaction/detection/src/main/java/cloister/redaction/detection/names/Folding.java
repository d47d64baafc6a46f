package cloister.redaction.detection.names;

import java.text.Normalizer;
import java.util.Locale;

/** One form for lookup: lower case, no marks, a few letters spelt out. The lexicon's script folds the same way. */
final class Folding {
    private Folding() {}

    static String fold(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String parts = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            append(out, parts.charAt(i));
        }
        return out.toString();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder out, char c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return;
        }
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
            case '\u2010', '\u2011' -> out.append('-');
            default -> out.append(c);
        }
    }
}
