package cloister.redaction.detection.identifiers;

/**
 * Check digits that many kinds of numbers share. All methods take digits (and capital letters where said) without
 * separators and answer false for any other form.
 */
final class Checksums {
    private Checksums() {}

    /** ISO/IEC 7812-1 annex B: cards, IMEI, NPI with its prefix. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            if (d < 0 || d > 9) {
                return false;
            }
            int twice = d * 2;
            sum += i % 2 == 0 ? d : twice > 9 ? twice - 9 : twice;
        }
        return digits.length() > 1 && sum % 10 == 0;
    }

    /** ISO 13616 (ISO 7064 mod 97-10) over letters and digits, the first four characters moved to the end. */
    static boolean iban(String compact) {
        if (compact.length() < 15 || compact.length() > 34) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < compact.length(); i++) {
            int value = Character.digit(compact.charAt((i + 4) % compact.length()), 36);
            if (value < 0) {
                return false;
            }
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /** Sum of digits times weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    static boolean allDigits(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Verhoeff's scheme over the dihedral group D5: Aadhaar. */
    static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            if (d < 0 || d > 9) {
                return false;
            }
            check = dihedral(check, permuted(i % 8, d));
        }
        return !digits.isEmpty() && check == 0;
    }

    private static int dihedral(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : (a + b - 5) % 5 + 5;
        }
        return b < 5 ? (a - 5 - b + 5) % 5 + 5 : (a - b + 5) % 5;
    }

    private static int permuted(int times, int digit) {
        int d = digit;
        for (int i = 0; i < times; i++) {
            d = "1576283094".charAt(d) - '0';
        }
        return d;
    }

    /** ISO 7064 mod 11,10: German tax identification number, Croatian OIB. */
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /** EAN-13, also Swiss AHV numbers. */
    static boolean ean13(String digits) {
        return allDigits(digits, 13) && weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    /** Whether day and month can be a date; the year is not looked at. */
    static boolean dayAndMonth(int day, int month) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= (month == 2 ? 29 : month % 2 == (month < 8 ? 0 : 1) ? 30 : 31);
    }

    static int number(String digits, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }

    static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    /** The last digit is the sum modulo 11; where that is 10, the second weights count, and where they give 10 too, it is 0. */
    static boolean twoRounds(String digits, int[] first, int... second) {
        int rest = weighted(digits, first) % 11;
        int again = rest < 10 ? rest : weighted(digits, second) % 11 % 10;
        return again == digit(digits, digits.length() - 1);
    }

    /** ISO 7064 mod 97-10 over letters and digits as they stand. */
    static boolean mod97(String compact) {
        int rest = 0;
        for (int i = 0; i < compact.length(); i++) {
            int value = Character.digit(compact.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
