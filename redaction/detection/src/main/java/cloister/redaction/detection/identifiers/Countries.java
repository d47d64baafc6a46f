package cloister.redaction.detection.identifiers;

import java.util.Locale;
import java.util.Set;

/** ISO 3166-1 codes. */
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private static final Set<String> NAMES = java.util.Arrays.stream(Locale.getISOCountries())
            .map(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private Countries() {}

    /** An English name of a country. */
    static boolean isName(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isCode(String twoLetters) {
        return CODES.contains(twoLetters) || twoLetters.equals("XK");
    }
}
