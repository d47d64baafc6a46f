package cloister.redaction.detection.rewriting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages as bands: 34 is 30-39, and whoever is 90 or older is 90+. */
final class Ages {
    private static final Pattern FIGURES = Pattern.compile(
            "(\\d{1,3})((?i)[- ]?(?:years?|yrs?|yr|y)?[- .]?(?:of age|olds?|old|o|/o)?\\.?|[- ]?(?:yo|yof|yom|y/o)|[- ]?[mf]"
                    + "|[ -]?(?:Jahre|jährige[rnms]?|jährig)(?: alt)?| ans| años| anni| jaar(?: oud)?| lat| anos| år|-?årige?)");
    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](one|two|three|four|five|six|seven|eight|nine))?((?:[- ]years?(?:[- ](?:olds?|of age))?)?)");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> UNITS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final int OLD = 90;

    private Ages() {}

    /** @param width years of a band */
    static Optional<String> band(String original, int width) {
        Matcher figures = FIGURES.matcher(original);
        if (figures.matches()) {
            return band(Integer.parseInt(figures.group(1)), width).map(band -> band + figures.group(2));
        }
        Matcher spoken = SPOKEN.matcher(original);
        if (spoken.matches()) {
            int tens = 20 + 10 * TENS.indexOf(spoken.group(1).toLowerCase(Locale.ROOT));
            int units = spoken.group(2) == null
                    ? 0
                    : 1 + UNITS.indexOf(spoken.group(2).toLowerCase(Locale.ROOT));
            return band(tens + units, width).map(band -> band + spoken.group(3));
        }
        return Optional.empty();
    }

    private static Optional<String> band(int age, int width) {
        if (age > 130) {
            return Optional.empty();
        }
        if (age >= OLD) {
            return Optional.of("90+");
        }
        int from = age / width * width;
        int to = Math.min(from + width, OLD) - 1;
        return Optional.of(from + "-" + to);
    }
}
