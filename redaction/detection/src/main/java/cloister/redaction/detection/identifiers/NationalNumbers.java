package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.dayAndMonth;
import static cloister.redaction.detection.identifiers.Checksums.number;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

/**
 * Checks of personal numbers, by country. Sources are the issuing bodies' published rules (collected in the OECD's
 * overview of tax identification numbers). Arguments are digits and capital letters without separators.
 */
final class NationalNumbers {
    private NationalNumbers() {}

    /** England: NHS number, mod 11. */
    static boolean nhs(String n) {
        if (!allDigits(n, 10)) {
            return false;
        }
        int check = 11 - weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 10 && check % 11 == n.charAt(9) - '0';
    }

    /** Scotland: CHI number, a date and mod 11. */
    static boolean chi(String n) {
        return nhs(n) && dayAndMonth(number(n, 0, 2), number(n, 2, 4));
    }

    /** United States: social security number that was or may be issued; areas 8xx and 9xx count, since tests use them. */
    static boolean ssn(String n) {
        return allDigits(n, 9)
                && !n.startsWith("000")
                && !n.startsWith("666")
                && !n.startsWith("00", 3)
                && !n.endsWith("0000");
    }

    /** Germany: tax identification number, ISO 7064 mod 11,10, one digit twice or thrice. */
    static boolean steuerId(String n) {
        return allDigits(n, 11) && n.charAt(0) != '0' && Checksums.mod11And10(n);
    }

    /** Germany: pension insurance number, a date inside and a weighted cross sum. */
    static boolean rvnr(String n) {
        if (!n.matches("\\d{8}[A-Z]\\d{3}")) {
            return false;
        }
        int letter = n.charAt(8) - 'A' + 1;
        String digits = n.substring(0, 8) + letter / 10 + letter % 10 + n.substring(9);
        int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            int p = (digits.charAt(i) - '0') * weights[i];
            sum += p / 10 + p % 10;
        }
        return sum % 10 == digits.charAt(12) - '0';
    }

    /** Germany: health insurance number, a letter and nine digits. */
    static boolean kvnr(String n) {
        if (!n.matches("[A-Z]\\d{9}")) {
            return false;
        }
        int letter = n.charAt(0) - 'A' + 1;
        String digits = "" + letter / 10 + letter % 10 + n.substring(1);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int p = (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += p / 10 + p % 10;
        }
        return sum % 10 == digits.charAt(10) - '0';
    }

    /** France: NIR, 13 characters and a key of 97; Corsica's 2A and 2B count as 19 and 18. */
    static boolean nir(String n) {
        String d = n.replace("2A", "19").replace("2B", "18");
        if (!allDigits(d, 15) || "12378".indexOf(d.charAt(0)) < 0) {
            return false;
        }
        return 97 - Long.parseLong(d.substring(0, 13)) % 97 == Long.parseLong(d.substring(13));
    }

    /** Spain: DNI (8 digits) and NIE (X, Y, Z and 7 digits) with their letter. */
    static boolean dniOrNie(String n) {
        if (!n.matches("[\\dXYZ]\\d{7}[A-Z]")) {
            return false;
        }
        int first = "XYZ".indexOf(n.charAt(0));
        int value = Integer.parseInt((first < 0 ? n.substring(0, 1) : "" + first) + n.substring(1, 8));
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23) == n.charAt(8);
    }

    /** Italy: codice fiscale with its check letter. */
    static boolean codiceFiscale(String n) {
        if (!n.matches("[A-Z]{6}[\\dLMNP-V]{2}[A-EHLMPRST][\\dLMNP-V]{2}[A-Z][\\dLMNP-V]{3}[A-Z]")) {
            return false;
        }
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = Character.isDigit(n.charAt(i)) ? n.charAt(i) - '0' : n.charAt(i) - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }
        return sum % 26 == n.charAt(15) - 'A';
    }

    /** The Netherlands: BSN, the "elfproef". */
    static boolean bsn(String n) {
        return allDigits(n, 9)
                && (weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) - (n.charAt(8) - '0')) % 11 == 0
                && !n.startsWith("000");
    }

    /** Belgium: national register number, 97 minus the rest, a 2 before those born since 2000. */
    static boolean niss(String n) {
        if (!allDigits(n, 11)) {
            return false;
        }
        long body = Long.parseLong(n.substring(0, 9));
        long check = Long.parseLong(n.substring(9));
        return 97 - body % 97 == check || 97 - (2_000_000_000L + body) % 97 == check;
    }

    /** Poland: PESEL. */
    static boolean pesel(String n) {
        return allDigits(n, 11)
                && weighted(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0
                && dayAndMonth(number(n, 4, 6), number(n, 2, 4) % 20);
    }

    /** Poland: NIP, the tax number. */
    static boolean nip(String n) {
        return allDigits(n, 10) && weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == n.charAt(9) - '0';
    }

    /** Sweden: personnummer, Luhn over the last ten digits; day plus 60 for co-ordination numbers. */
    static boolean personnummer(String n) {
        String d = n.length() == 12 ? n.substring(2) : n;
        return allDigits(d, 10) && dayAndMonth(number(d, 4, 6) % 60, number(d, 2, 4)) && Checksums.luhn(d);
    }

    /** Finland: HETU with its check character. */
    static boolean hetu(String n) {
        if (!n.matches("\\d{6}[A-FU-Y+-]?\\d{3}[0-9A-Z]")) {
            return false;
        }
        String digits = n.substring(0, 6) + n.substring(n.length() - 4, n.length() - 1);
        return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(digits) % 31) == n.charAt(n.length() - 1)
                && dayAndMonth(number(n, 0, 2), number(n, 2, 4));
    }

    /** Denmark: CPR begins with a date; its check digit was given up in 2007. */
    static boolean cpr(String n) {
        return allDigits(n, 10) && dayAndMonth(number(n, 0, 2), number(n, 2, 4));
    }

    /** Norway: fødselsnummer with two check digits. */
    static boolean fodselsnummer(String n) {
        return allDigits(n, 11)
                && weighted(n, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                && weighted(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    /** Portugal: NIF. */
    static boolean nif(String n) {
        if (!allDigits(n, 9) || n.charAt(0) == '0') {
            return false;
        }
        int rest = weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (rest < 2 ? 0 : 11 - rest) == n.charAt(8) - '0';
    }

    /** Austria: social insurance number, a check digit in fourth place and a date. */
    static boolean svnr(String n) {
        return allDigits(n, 10)
                && weighted(n, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == n.charAt(3) - '0'
                && number(n, 6, 8) <= 15
                && number(n, 4, 6) <= 31;
    }

    /** Switzerland: AHV number, an EAN-13 that begins with the country's code. */
    static boolean ahv(String n) {
        return n.startsWith("756") && Checksums.ean13(n);
    }

    /** India: Aadhaar. */
    static boolean aadhaar(String n) {
        return allDigits(n, 12) && n.charAt(0) > '1' && Checksums.verhoeff(n);
    }

    /** South Korea: RRN begins with a date and has a century digit; its check digit was given up in 2020. */
    static boolean rrn(String n) {
        return allDigits(n, 13)
                && dayAndMonth(number(n, 4, 6), number(n, 2, 4))
                && n.charAt(6) > '0'
                && n.charAt(6) < '9';
    }

    /** Czechia and Slovakia: rodné číslo of ten digits, divisible by 11. */
    static boolean rodneCislo(String n) {
        return allDigits(n, 10)
                && Long.parseLong(n) % 11 == 0
                && dayAndMonth(number(n, 4, 6), number(n, 2, 4) % 50 % 20);
    }

    /** Romania: CNP. */
    static boolean cnp(String n) {
        if (!allDigits(n, 13)) {
            return false;
        }
        int rest = weighted(n, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return (rest == 10 ? 1 : rest) == n.charAt(12) - '0' && dayAndMonth(number(n, 5, 7), number(n, 3, 5));
    }

    /** Bulgaria: EGN. */
    static boolean egn(String n) {
        return allDigits(n, 10)
                && weighted(n, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == n.charAt(9) - '0'
                && dayAndMonth(number(n, 4, 6), number(n, 2, 4) % 20);
    }

    /** Ireland: PPS number, mod 23. */
    static boolean pps(String n) {
        if (!n.matches("\\d{7}[A-W][A-IW]?")) {
            return false;
        }
        int second = n.length() == 9 && n.charAt(8) != 'W' ? n.charAt(8) - 'A' + 1 : 0;
        int rest = (weighted(n, 8, 7, 6, 5, 4, 3, 2) + second * 9) % 23;
        return (rest == 0 ? 'W' : (char) ('A' + rest - 1)) == n.charAt(7);
    }

    /** Australia: tax file number and Medicare number. */
    static boolean tfn(String n) {
        return allDigits(n, 9) && weighted(n, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
    }

    static boolean auMedicare(String n) {
        return n.length() >= 10
                && allDigits(n.substring(0, 10), 10)
                && n.charAt(0) > '1'
                && n.charAt(0) < '7'
                && weighted(n, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == n.charAt(8) - '0';
    }

    /** Canada: social insurance number, Luhn. */
    static boolean sin(String n) {
        return allDigits(n, 9) && n.charAt(0) != '0' && n.charAt(0) != '8' && Checksums.luhn(n);
    }

    /** Brazil: CPF. */
    static boolean cpf(String n) {
        if (!allDigits(n, 11) || n.chars().distinct().count() == 1) {
            return false;
        }
        int first = weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = weighted(n, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return first == n.charAt(9) - '0' && second == n.charAt(10) - '0';
    }

    /** United Kingdom: National Insurance number; prefixes that are never given are left out. */
    static boolean nino(String n) {
        return n.matches("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]") && !n.matches("(?:BG|GB|KN|NK|NT|TN|ZZ).*");
    }
}
