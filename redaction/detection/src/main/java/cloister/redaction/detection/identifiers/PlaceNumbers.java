package cloister.redaction.detection.identifiers;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Checks of coordinates, as they stand. */
final class PlaceNumbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}\\.\\d+");
    private static final String PLUS_DIGITS = "23456789CFGHJMPQRVWX";

    private PlaceNumbers() {}

    /** Two decimal numbers, one up to 90 degrees and the other up to 180. */
    static boolean decimal(String pair) {
        Matcher matcher = NUMBER.matcher(pair);
        if (!matcher.find()) {
            return false;
        }
        double first = Math.abs(Double.parseDouble(matcher.group()));
        if (!matcher.find()) {
            return false;
        }
        double second = Math.abs(Double.parseDouble(matcher.group()));
        return Math.min(first, second) <= 90 && Math.max(first, second) <= 180;
    }

    /** Open Location Code: digits of base 20, the first ones inside the globe. */
    static boolean plusCode(String code) {
        int plus = code.indexOf('+');
        return plus < 8 || PLUS_DIGITS.indexOf(code.charAt(0)) < 9 && PLUS_DIGITS.indexOf(code.charAt(1)) < 18;
    }
}
