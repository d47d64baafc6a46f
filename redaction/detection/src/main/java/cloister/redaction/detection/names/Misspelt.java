package cloister.redaction.detection.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names in which figures stand for letters ("Br4ndt", "8randt"), or a scanner took letters for others ("Srnith"). */
final class Misspelt {
    private static final String FIGURES = "013456789";
    private static final String LETTERS = "oleasgtbg";
    private static final long NAMES = Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME);
    /** "Dunw0ody": a figure amid small letters, whatever the name. */
    private static final Pattern DISGUISED = Pattern.compile("\\p{Lu}\\p{Ll}{1,11}[01345]{1,2}\\p{Ll}{2,12}");

    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_BEFORE_A_FIGURE = 5;
    private static final int SHORTEST_LETTERS = 2;

    private Misspelt() {}

    /** The word as it was meant, if that is a name; otherwise as it stands. */
    static String meant(String text, Lexicon lexicon) {
        for (String reading : readings(text)) {
            if ((lexicon.kinds(Folding.fold(reading)) & NAMES) != 0) {
                return reading;
            }
        }
        return DISGUISED.matcher(text).matches() ? letters(text, 'l') : text;
    }

    private static List<String> readings(String text) {
        int figures = 0;
        int last = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Character.isDigit(text.charAt(i))) {
                figures++;
            } else if (figures == 0) {
                last = i;
            }
        }
        if (figures == 0) {
            return scanned(text);
        }
        int letters = text.length() - figures;
        boolean inside = last < text.length() || figures > 1 || letters > LEAST_BEFORE_A_FIGURE;
        boolean code = text.chars().skip(1).anyMatch(Character::isUpperCase) && letters <= LEAST_LETTERS;
        if (!inside || code || letters < (figures == 1 ? LEAST_LETTERS : SHORTEST_LETTERS) || figures > letters + 1) {
            return List.of();
        }
        List<String> readings = new ArrayList<>();
        readings.add(letters(text, 'l'));
        readings.add(letters(text, 'i'));
        return readings;
    }

    private static String letters(String text, char one) {
        boolean upper = text.equals(text.toUpperCase(java.util.Locale.ROOT));
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int figure = FIGURES.indexOf(c);
            char letter = c == '1' ? one : figure < 0 ? c : LETTERS.charAt(figure);
            boolean capital = figure >= 0 && (upper || i == 0 && followedByLower(text));
            out.append(capital ? Character.toUpperCase(letter) : letter);
        }
        return out.toString();
    }

    /** "8randt" was "Brandt". */
    private static boolean followedByLower(String text) {
        return text.length() > 2 && text.chars().noneMatch(Character::isUpperCase);
    }

    private static List<String> scanned(String text) {
        if (!Character.isUpperCase(text.charAt(0)) || text.length() < LEAST_LETTERS + 1) {
            return List.of();
        }
        List<String> readings = new ArrayList<>();
        String[][] pairs = {{"rn", "m"}, {"vv", "w"}, {"cl", "d"}, {"m", "rn"}};
        for (String[] pair : pairs) {
            if (text.contains(pair[0])) {
                readings.add(text.replace(pair[0], pair[1]));
            }
        }
        return readings;
    }
}
