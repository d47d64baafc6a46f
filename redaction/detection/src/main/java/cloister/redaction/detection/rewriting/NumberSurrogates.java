package cloister.redaction.detection.rewriting;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Place;
import cloister.redaction.detection.identifiers.CheckDigits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Numbers of the same form: digits for digits, letters for letters, check digits right where they were. Where there are
 * numbers that nobody has, those: social security numbers of areas and groups that were never given, NHS numbers of the
 * range for tests, cards of no issuer, accounts of no bank.
 */
final class NumberSurrogates {
    /** The rarest form (a date inside and two check digits) is met in some hundred. */
    private static final int TRIES = 20_000;
    /** Fewer letters and digits are no identifier that could be told from another. */
    private static final int LEAST = 3;

    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private NumberSurrogates() {}

    static Optional<String> of(Place place, Subject subject) {
        String original = place.span().of(subject.text());
        String ascii = Characters.ascii(original);
        boolean foreign = original.codePoints().anyMatch(c -> c > 0x7f && Character.isLetterOrDigit(c));
        if (foreign || ascii.length() < LEAST) {
            return Optional.empty();
        }
        String compact = ascii.toUpperCase(Locale.ROOT);
        FindingType type = place.finding().type();
        Set<String> by = place.findings().stream().map(Finding::by).collect(Collectors.toUnmodifiableSet());
        Predicate<String> kind = CheckDigits.of(type, by, original);
        Predicate<String> check = number -> kind.test(Characters.laidOut(original, number));
        for (int attempt = 0; attempt < subject.attempts(); attempt++) {
            Draw draw = subject.draw("number " + type, compact, attempt);
            Optional<String> made = made(type, by, compact, check, draw);
            if (made.isPresent() && subject.give(type.name(), compact, original, made.get())) {
                return made.map(number -> Characters.laidOut(original, number));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> made(
            FindingType type, Set<String> by, String compact, Predicate<String> check, Draw draw) {
        for (int i = 0; i < TRIES; i++) {
            String candidate = candidate(type, by, compact, draw);
            if (!candidate.equals(compact) && check.test(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String candidate(FindingType type, Set<String> by, String compact, Draw draw) {
        if (type == FindingType.SSN && compact.matches("[0-9]{9}")) {
            return "9" + digits(draw, 2) + padded(1 + draw.below(49), 2) + padded(1 + draw.below(9999), 4);
        }
        if (type == FindingType.IBAN && compact.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return iban(compact, draw);
        }
        StringBuilder out = new StringBuilder(compact.length());
        boolean vin = type == FindingType.VEHICLE && compact.length() == 17;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (Characters.isDigit(c)) {
                boolean first = i == 0 && c != '0';
                out.append(first ? (char) ('1' + draw.below(9)) : draw.of(Characters.DIGITS));
            } else {
                out.append(draw.of(vin ? VIN_LETTERS : Characters.LETTERS));
            }
        }
        reserved(type, by, compact).ifPresent(prefix -> out.replace(0, prefix.length(), prefix));
        return out.toString();
    }

    /** What begins numbers that nobody has. */
    private static Optional<String> reserved(FindingType type, Set<String> by, String compact) {
        if (type == FindingType.CARD && compact.length() > 8) {
            // Industry 9 is left to national bodies; no payment network has it (ISO/IEC 7812-1).
            return Optional.of("9");
        }
        if (by.contains("uk.nhs") || by.contains("uk.nhs.plain")) {
            // England's numbers for tests.
            return Optional.of("999");
        }
        return Optional.empty();
    }

    /** The country stays; the bank is one of zeros or of the letter X, which no country has given to a bank. */
    private static String iban(String compact, Draw draw) {
        StringBuilder body = new StringBuilder();
        for (int i = 4; i < compact.length(); i++) {
            boolean digit = Characters.isDigit(compact.charAt(i));
            if (i < 8) {
                body.append(digit ? '0' : 'X');
            } else {
                body.append(digit ? draw.of(Characters.DIGITS) : draw.of(Characters.LETTERS));
            }
        }
        String country = compact.substring(0, 2);
        return country + padded(98 - mod97(body + country + "00"), 2) + body;
    }

    private static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest;
    }

    private static String digits(Draw draw, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(draw.of(Characters.DIGITS));
        }
        return out.toString();
    }

    private static String padded(int number, int length) {
        return String.format(Locale.ROOT, "%0" + length + "d", number);
    }
}
