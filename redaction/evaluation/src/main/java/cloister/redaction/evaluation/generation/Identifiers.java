package cloister.redaction.evaluation.generation;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Numbers with check digits, right ones. What needs none is a pattern in the resources. */
final class Identifiers {
    /** Country and how its account numbers look, as a pattern. */
    private static final Map<String, String> IBANS = Map.ofEntries(
            Map.entry("gb", "GB@@@@##############"),
            Map.entry("us", "GB@@@@##############"),
            Map.entry("de", "DE##################"),
            Map.entry("fr", "FR#######################"),
            Map.entry("es", "ES####################"),
            Map.entry("it", "IT@######################"),
            Map.entry("nl", "NL@@@@##########"),
            Map.entry("pt", "PT#####################"),
            Map.entry("pl", "PL########################"),
            Map.entry("sv", "SE####################"),
            Map.entry("da", "DK##############"),
            Map.entry("fi", "FI##############"),
            Map.entry("cs", "CZ####################"));

    private static final List<String> OTHER_IBANS = List.of(
            "AT################",
            "CH#################",
            "BE############",
            "LU################",
            "IE@@@@##############",
            "LT################",
            "NO###########",
            "RO@@@@&&&&&&&&&&&&&&&&");
    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Identifiers() {}

    /** {@code #} digit, {@code %} digit from 1, {@code @} letter, {@code ~} small letter, {@code ^} hex, {@code &} either. */
    static String pattern(String pattern, SplittableRandom random) {
        StringBuilder out = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '#' -> out.append((char) ('0' + random.nextInt(10)));
                case '%' -> out.append((char) ('1' + random.nextInt(9)));
                case '@' -> out.append(LETTERS.charAt(random.nextInt(26)));
                case '~' -> out.append((char) ('a' + random.nextInt(26)));
                case '^' -> out.append(HEX.charAt(random.nextInt(16)));
                case '&' -> out.append((LETTERS + "0123456789").charAt(random.nextInt(36)));
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException if there is no such number */
    static String make(String name, String region, SplittableRandom random) {
        return switch (name) {
            case "iban" -> spaced(iban(region, random), random);
            case "iban-bad" -> spaced(broken(iban(region, random)), random);
            case "card" -> card(random, true);
            case "card-bad" -> card(random, false);
            case "imei" -> luhn(pattern("35############", random));
            case "nhs" -> nhs(random);
            case "pesel" -> weighted(birth(random) + pattern("####", random), new int[] {1, 3, 7, 9}, true);
            case "bsn" -> bsn(random);
            case "dni" -> dni(pattern("########", random));
            case "nie" -> dni(pattern("X#######", random));
            case "nir" -> nir(random);
            case "personnummer" -> personnummer(random);
            case "key" -> secret(random, random.nextInt(24, 44));
            case "jwt" -> "eyJhbGciOiJIUzI1NiJ9.eyJ" + secret(random, 36) + "." + secret(random, 43);
            default -> throw new IllegalArgumentException("no such number: " + name);
        };
    }

    private static String iban(String region, SplittableRandom random) {
        String form = IBANS.getOrDefault(region, "");
        if (form.isEmpty() || random.nextInt(100) < 15) {
            form = NamePool.any(OTHER_IBANS, random);
        }
        String country = form.substring(0, 2);
        String body = pattern(form.substring(2), random);
        StringBuilder digits = new StringBuilder();
        for (char c : (body + country + "00").toCharArray()) {
            digits.append(Character.getNumericValue(c));
        }
        int check = 98
                - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + (check < 10 ? "0" : "") + check + body;
    }

    private static String broken(String number) {
        int last = number.length() - 1;
        char other = (char) ('0' + (Character.getNumericValue(number.charAt(last)) % 9 + 1) % 10);
        return number.substring(0, last) + (other == number.charAt(last) ? '5' : other);
    }

    private static String spaced(String number, SplittableRandom random) {
        return random.nextInt(100) < 40 ? number : number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String card(SplittableRandom random, boolean right) {
        String start = NamePool.any(List.of("4", "4", "51", "54", "55", "2221", "37"), random);
        boolean amex = start.equals("37");
        String number = luhn(pattern(start + "#".repeat((amex ? 14 : 15) - start.length()), random));
        String value = right ? number : broken(number);
        String gap = NamePool.any(List.of("", " ", " ", "-"), random);
        return amex
                ? value.substring(0, 4) + gap + value.substring(4, 10) + gap + value.substring(10)
                : value.replaceAll("(.{4})(?=.)", "$1" + gap);
    }

    private static String luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, twice = 1; i >= 0; i--, twice ^= 1) {
            int digit = (digits.charAt(i) - '0') << twice;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String nhs(SplittableRandom random) {
        while (true) {
            String digits = pattern("%########", random);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                String number = digits + check;
                return random.nextInt(100) < 35
                        ? number
                        : number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
            }
        }
    }

    private static String weighted(String digits, int[] weights, boolean complement) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * weights[i % weights.length];
        }
        int check = sum % 10;
        return digits + (complement ? (10 - check) % 10 : check);
    }

    private static String bsn(SplittableRandom random) {
        while (true) {
            String digits = pattern("%#######", random);
            int sum = 0;
            for (int i = 0; i < 8; i++) {
                sum += (digits.charAt(i) - '0') * (9 - i);
            }
            if (sum % 11 < 10) {
                return digits + sum % 11;
            }
        }
    }

    private static String dni(String digits) {
        int number = Integer.parseInt(digits.replace('X', '0'));
        return digits + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
    }

    private static String nir(SplittableRandom random) {
        String body = (random.nextBoolean() ? "1" : "2")
                + pattern("##", random)
                + String.format(Locale.ROOT, "%02d", random.nextInt(1, 13))
                + pattern("%#######", random);
        long key = 97 - Long.parseLong(body) % 97;
        String number = body + (key < 10 ? "0" : "") + key;
        return random.nextBoolean()
                ? number
                : number.replaceAll("^(.)(..)(..)(..)(...)(...)(..)$", "$1 $2 $3 $4 $5 $6 $7");
    }

    private static String birth(SplittableRandom random) {
        return String.format(
                Locale.ROOT, "%02d%02d%02d", random.nextInt(40, 100), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    private static String personnummer(SplittableRandom random) {
        String birth = birth(random);
        String number = luhn(birth + pattern("###", random));
        String four = number.substring(6);
        return (random.nextBoolean() ? "19" : "") + birth + "-" + four;
    }

    private static String secret(SplittableRandom random, int length) {
        String alphabet = LETTERS + LETTERS.toLowerCase(Locale.ROOT) + "0123456789";
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}
