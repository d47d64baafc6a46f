package cloister.redaction.detection.identifiers;

import java.util.Locale;
import java.util.Set;

/** ISO 3166-1 codes. */
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    static boolean isCode(String twoLetters) {
        return CODES.contains(twoLetters) || twoLetters.equals("XK");
    }
}
