package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

/** Checks of numbers of banks, firms, vehicles, prescribers. Arguments are digits and capital letters. */
final class RegisteredNumbers {
    private RegisteredNumbers() {}

    /** ABA routing number: weights 3, 7, 1, and a Federal Reserve district in front. */
    static boolean routing(String n) {
        if (!allDigits(n, 9) || weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 != 0) {
            return false;
        }
        int district = Checksums.number(n, 0, 2);
        return district >= 1 && district <= 12
                || district >= 21 && district <= 32
                || district >= 61 && district <= 72
                || district == 80;
    }

    /** National Provider Identifier: Luhn with the prefix 80840 (CMS). */
    static boolean npi(String n) {
        return allDigits(n, 10) && (n.charAt(0) == '1' || n.charAt(0) == '2') && Checksums.luhn("80840" + n);
    }

    /** DEA registration: two letters, six digits, a check digit. */
    static boolean dea(String n) {
        if (!n.matches("[A-HJ-NP-UX][A-Z9]\\d{7}")) {
            return false;
        }
        String d = n.substring(2);
        int sum = d.charAt(0)
                + d.charAt(2)
                + d.charAt(4)
                - 3 * '0'
                + 2 * (d.charAt(1) + d.charAt(3) + d.charAt(5) - 3 * '0');
        return sum % 10 == d.charAt(6) - '0';
    }

    /** Vehicle identification number with the check digit of 49 CFR 565 (North America). */
    static boolean vinChecked(String n) {
        if (!vinShaped(n)) {
            return false;
        }
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = n.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : "12345678012345070923456789".charAt(c - 'A') - '0';
            sum += value * weights[i];
        }
        return (sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11)) == n.charAt(8);
    }

    /** The form of a VIN (ISO 3779): 17 characters without I, O, Q, with letters and with digits at the end. */
    static boolean vinShaped(String n) {
        return n.matches("[A-HJ-NPR-Z0-9]{17}") && n.matches(".*[A-Z].*") && n.matches(".*\\d{4}");
    }

    /** A card number: an issuer's prefix, a right length, Luhn. */
    static boolean card(String n) {
        return n.length() >= 12 && n.length() <= 19 && "23456".indexOf(n.charAt(0)) >= 0 && Checksums.luhn(n);
    }

    /** IMEI: 15 digits, Luhn. */
    static boolean imei(String n) {
        return allDigits(n, 15) && Checksums.luhn(n);
    }

    /** ISO 9362: bank, country, place, branch. */
    static boolean bic(String n) {
        return n.matches("[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?") && Countries.isCode(n.substring(4, 6));
    }
}
