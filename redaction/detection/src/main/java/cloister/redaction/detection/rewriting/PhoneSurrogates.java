package cloister.redaction.detection.rewriting;

import cloister.pipeline.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that ring nowhere: those that regulators keep for films and books (NANPA, Ofcom, ARCEP, BNetzA, ACMA, PTS),
 * in the layout of the original. Where no regulator keeps any, a number that begins with zeros, which no exchange
 * takes.
 */
final class PhoneSurrogates {
    /** Digits that the caller of a number dials at home; {@code x} stands for any. */
    private static final List<String> UNITED_KINGDOM = List.of(
            "02079460xxx",
            "01214960xxx",
            "01314960xxx",
            "01414960xxx",
            "01514960xxx",
            "01614960xxx",
            "01134960xxx",
            "01144960xxx",
            "01154960xxx",
            "01164960xxx",
            "01174960xxx",
            "01184960xxx",
            "01914980xxx",
            "01632960xxx",
            "07700900xxx");

    private static final List<String> FRANCE =
            List.of("019900xxxx", "026191xxxx", "035301xxxx", "046571xxxx", "053649xxxx", "063998xxxx");
    private static final List<String> GERMANY =
            List.of("03023125xxx", "06990009xxx", "04066969xxx", "02214710xxx", "08999998xxx");
    private static final List<String> AUSTRALIA = List.of("025550xxxx", "035550xxxx", "075550xxxx", "085550xxxx");
    private static final List<String> SWEDEN = List.of("031390060x", "031390061x", "040628040x", "08465004xx");
    /** Area codes of the North American plan; 555-0100 to 555-0199 are nobody's in each of them. */
    private static final String[] AREAS = {
        "202", "205", "206", "207", "208", "212", "213", "215", "216", "217", "303", "304", "305", "307", "309", "312",
        "313", "314", "315", "316", "401", "402", "404", "405", "406", "408", "410", "412", "413", "414", "501", "502",
        "503", "504", "505", "507", "508", "509", "512", "513", "601", "602", "603", "605", "606", "607", "608", "609",
        "612", "614", "701", "702", "703", "704", "706", "707", "708", "712", "713", "714", "801", "802", "803", "804",
        "805", "806", "808", "812", "813", "814", "901", "903", "904", "907", "908", "910", "912", "913", "914", "915"
    };
    /** By the last nine digits, home and international spellings are one number. */
    private static final int TELLING = 9;

    private static final int LEAST = 6;

    private PhoneSurrogates() {}

    static Optional<String> of(Place place, Subject subject) {
        String original = place.span().of(subject.text());
        String digits = digits(original);
        boolean letters = original.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) && !Characters.isDigit(c));
        if (letters || digits.length() < LEAST) {
            return Optional.empty();
        }
        String telling = digits.substring(Math.max(0, digits.length() - TELLING));
        for (int attempt = 0; attempt < subject.attempts(); attempt++) {
            String made = made(original, digits, subject.draw("phone", telling, attempt));
            String tail = made.substring(Math.max(0, made.length() - TELLING));
            if (subject.give("phone", telling, original, tail) && subject.give("phone whole", digits, original, made)) {
                return Optional.of(Characters.laidOut(original, made));
            }
        }
        return Optional.empty();
    }

    private static String made(String original, String digits, Draw draw) {
        boolean international =
                original.strip().startsWith("+") || original.strip().startsWith("(+");
        String code = international ? digits : digits.startsWith("00") ? digits.substring(2) : "";
        String before = digits.substring(0, digits.length() - code.length());
        for (String country : List.of("44", "33", "49", "61", "46")) {
            if (code.startsWith(country)) {
                return before + country + national(country, code.substring(country.length()), grouping(original), draw);
            }
        }
        if (code.startsWith("1") && code.length() == 11
                || code.isEmpty() && digits.matches("1?[2-9]\\d{2}[2-9]\\d{6}")) {
            int lead = digits.length() - 10;
            return digits.substring(0, lead) + AREAS[draw.below(AREAS.length)] + "55501" + filled("xx", draw);
        }
        if (code.isEmpty() && digits.matches("0[1-9]\\d{9}")) {
            List<Integer> groups = grouping(original);
            return filled(pick(UNITED_KINGDOM, groups.size() > 1 ? groups.get(0) : 0, draw), draw);
        }
        if (code.isEmpty() && digits.matches("0[1-9]\\d{8}") && original.matches("\\d\\d(?:[ .-]?\\d\\d){4}")) {
            return filled(of(FRANCE, draw), draw);
        }
        int kept = code.isEmpty() ? 0 : before.length() + Math.min(2, code.length() - 4);
        return dead(digits, kept, draw);
    }

    /** What follows the country's code: no trunk zero, unless one was written ("+44 (0)20"). */
    private static String national(String country, String rest, List<Integer> groups, Draw draw) {
        List<String> reserved =
                switch (country) {
                    case "44" -> UNITED_KINGDOM;
                    case "33" -> FRANCE;
                    case "49" -> GERMANY;
                    case "61" -> AUSTRALIA;
                    default -> SWEDEN;
                };
        boolean trunk = rest.startsWith("0");
        int length = rest.length() + (trunk ? 0 : 1);
        List<String> fitting =
                reserved.stream().filter(r -> r.length() == length).toList();
        if (fitting.isEmpty()) {
            return dead(rest, 0, draw);
        }
        int area = groups.size() > 2 ? groups.get(1) + (trunk ? 0 : 1) : 0;
        String number = filled(country.equals("44") ? pick(fitting, area, draw) : of(fitting, draw), draw);
        return trunk ? number : number.substring(1);
    }

    /** A British number that is grouped as the original is: London for London, mobile for mobile. */
    private static String pick(List<String> reserved, int area, Draw draw) {
        List<String> fitting = reserved.stream()
                .filter(r -> switch (area) {
                    case 3 -> r.startsWith("02");
                    case 4 -> r.startsWith("01") && !r.startsWith("01632");
                    case 5 -> r.startsWith("01632") || r.startsWith("077");
                    default -> true;
                })
                .toList();
        return of(fitting.isEmpty() ? reserved : fitting, draw);
    }

    private static String of(List<String> patterns, Draw draw) {
        return patterns.get(draw.below(patterns.size()));
    }

    private static List<Integer> grouping(String original) {
        List<Integer> groups = new ArrayList<>();
        for (String group : original.strip().split("[^0-9]+")) {
            if (!group.isEmpty()) {
                groups.add(group.length());
            }
        }
        return groups;
    }

    private static String dead(String digits, int kept, Draw draw) {
        int zeros = Math.min(digits.length(), kept + 3);
        return digits.substring(0, kept) + "0".repeat(zeros - kept) + filled("x".repeat(digits.length() - zeros), draw);
    }

    private static String filled(String pattern, Draw draw) {
        StringBuilder out = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            out.append(pattern.charAt(i) == 'x' ? draw.of(Characters.DIGITS) : pattern.charAt(i));
        }
        return out.toString();
    }

    private static String digits(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(Characters::isDigit).forEach(c -> out.append((char) c));
        return out.toString();
    }
}
