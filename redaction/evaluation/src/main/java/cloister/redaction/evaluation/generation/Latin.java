package cloister.redaction.evaluation.generation;

import java.util.Locale;

/** Cyrillic names in Latin letters, as passports write them. */
final class Latin {
    private static final String FROM = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
    private static final String[] TO = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g"
    };

    private Latin() {}

    static String of(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int at = FROM.indexOf(Character.toLowerCase(c));
            String latin = at < 0 ? String.valueOf(c) : TO[at];
            boolean capital = Character.isUpperCase(c) && !latin.isEmpty();
            out.append(capital ? latin.substring(0, 1).toUpperCase(Locale.ROOT) + latin.substring(1) : latin);
        }
        return out.toString();
    }
}
