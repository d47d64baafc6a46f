package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.dayAndMonth;
import static cloister.redaction.detection.identifiers.Checksums.digit;
import static cloister.redaction.detection.identifiers.Checksums.number;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

import java.util.function.Predicate;

/**
 * Checks of further personal numbers of the European Union. Sources are named at each; where a state publishes no text, the
 * OECD's overview of tax identification numbers and the European Commission's "TIN algorithms" are meant.
 */
final class EuropeanNumbers {
    private static final String MALTESE = "MGAPLHBZ";

    private EuropeanNumbers() {}

    /** Germany: identity card or passport, nine characters and the check digit of ICAO Doc 9303. */
    static boolean germanCard(String n) {
        return n.matches("[CFGHJKLMNPRTVWXYZ0-9]{9}\\d") && n.matches(".*[A-Z].*") && icao(n);
    }

    /** ICAO Doc 9303: weights 7, 3, 1, letters from 10 up; the last character is the check digit. */
    static boolean icao(String n) {
        int sum = 0;
        for (int i = 0; i < n.length() - 1; i++) {
            sum += Character.digit(n.charAt(i), 36) * digit("731", i % 3);
        }
        return sum % 10 == digit(n, n.length() - 1);
    }

    /** Germany: lifelong number of a physician (KBV), check digit in seventh place. */
    static boolean lanr(String n) {
        return allDigits(n, 9) && (10 - weighted(n, 4, 9, 4, 9, 4, 9) % 10) % 10 == digit(n, 6);
    }

    /** France: tax number (SPI), the first ten digits modulo 511. */
    static boolean spi(String n) {
        return allDigits(n, 13) && n.charAt(0) <= '3' && Long.parseLong(n.substring(0, 10)) % 511 == number(n, 10, 13);
    }

    /** Spain: social security number, province and serial number modulo 97. */
    static boolean nss(String n) {
        if (!allDigits(n, 12)) {
            return false;
        }
        long province = number(n, 0, 2);
        long serial = number(n, 2, 10);
        long body = serial < 10_000_000 ? serial + province * 10_000_000 : province * 100_000_000 + serial;
        return body % 97 == number(n, 10, 12);
    }

    /** Portugal: social security number (NISS), eleven digits with prime weights. */
    static boolean niss(String n) {
        return allDigits(n, 11)
                && (n.charAt(0) == '1' || n.charAt(0) == '2')
                && 9 - weighted(n, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2) % 10 == digit(n, 10);
    }

    /** Portugal: document number of the citizen's card, Luhn over digits and letters. */
    static boolean cartaoDeCidadao(String n) {
        if (!n.matches("\\d{9}[A-Z0-9]{2}\\d")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            int value = Character.digit(n.charAt(11 - i), 36) * (i % 2 + 1);
            sum += value > 9 && i % 2 == 1 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    /** Poland: identity card, three letters and six digits, check digit in fourth place. */
    static boolean polishCard(String n) {
        if (!n.matches("[A-Z]{3}\\d{6}")) {
            return false;
        }
        int letters = 7 * value(n, 0) + 3 * value(n, 1) + value(n, 2);
        int digits = 7 * digit(n, 4) + 3 * digit(n, 5) + digit(n, 6) + 7 * digit(n, 7) + 3 * digit(n, 8);
        return (letters + digits) % 10 == digit(n, 3);
    }

    private static int value(String n, int at) {
        return n.charAt(at) - 'A' + 10;
    }

    /** Poland: physician's licence (PWZ), the first digit checks the rest. */
    static boolean pwz(String n) {
        int sum = 0;
        for (int i = 1; i < 7 && allDigits(n, 7); i++) {
            sum += i * digit(n, i);
        }
        return allDigits(n, 7) && n.charAt(0) != '0' && sum % 11 == digit(n, 0);
    }

    /** Estonia and Lithuania: isikukood, asmens kodas; two rounds of weights. */
    static boolean baltic(String n) {
        return allDigits(n, 11)
                && n.charAt(0) > '0'
                && n.charAt(0) < '9'
                && dayAndMonth(number(n, 5, 7), number(n, 3, 5))
                && Checksums.twoRounds(n, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3);
    }

    /** Latvia: personas kods; those given since 2017 begin with 32 and hold no date. */
    static boolean personasKods(String n) {
        return allDigits(n, 11)
                && (n.startsWith("32")
                        || dayAndMonth(number(n, 0, 2), number(n, 2, 4))
                                && (1 + weighted(n, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(n, 10));
    }

    /** Luxembourg: matricule, a date, then one digit by Luhn and one by Verhoeff over the first eleven. */
    static boolean matricule(String n) {
        return allDigits(n, 13)
                && dayAndMonth(number(n, 6, 8), number(n, 4, 6))
                && Checksums.luhn(n.substring(0, 12))
                && Checksums.verhoeff(n.substring(0, 11) + n.charAt(12));
    }

    /** Malta: identity card, up to seven digits and the letter of the register. */
    static boolean malteseCard(String n) {
        return n.matches("\\d{3,7}[A-Z]") && MALTESE.indexOf(n.charAt(n.length() - 1)) >= 0;
    }

    /** Greece: AMKA, a date and Luhn. */
    static boolean amka(String n) {
        return allDigits(n, 11) && dayAndMonth(number(n, 0, 2), number(n, 2, 4)) && Checksums.luhn(n);
    }

    /** Greece: AFM, powers of two modulo 11. */
    static boolean afm(String n) {
        return allDigits(n, 9)
                && !n.equals("000000000")
                && weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(n, 8);
    }

    /** Hungary: TAJ, the social insurance number. */
    static boolean taj(String n) {
        return allDigits(n, 9) && weighted(n, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(n, 8);
    }

    /** Hungary: adóazonosító jel, the tax number of a person. */
    static boolean adoazonosito(String n) {
        return allDigits(n, 10) && n.charAt(0) == '8' && weighted(n, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(n, 9);
    }

    /** Hungary: személyi azonosító, a date; weights run up for those born until 1996, down since. */
    static boolean szemelyi(String n) {
        return allDigits(n, 11)
                && n.charAt(0) >= '1'
                && n.charAt(0) <= '8'
                && dayAndMonth(number(n, 5, 7), number(n, 3, 5))
                && (weighted(n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) % 11 == digit(n, 10)
                        || weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == digit(n, 10));
    }

    /** Slovenia and the other states of former Yugoslavia: EMŠO (JMBG). */
    static boolean emso(String n) {
        return allDigits(n, 13)
                && dayAndMonth(number(n, 0, 2), number(n, 2, 4))
                && (11 - weighted(n, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(n, 12);
    }

    /** Slovenia: davčna številka. */
    static boolean davcna(String n) {
        return allDigits(n, 8)
                && n.charAt(0) != '0'
                && (11 - weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 7)
                && weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11 != 0;
    }

    /** Bulgaria: number of a foreigner (LNCh). */
    static boolean lnch(String n) {
        return allDigits(n, 10) && weighted(n, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == digit(n, 9);
    }

    /** Finland: electronic client identifier (SATU), eight digits and the check character of the HETU. */
    static boolean satu(String n) {
        return n.matches("\\d{8}[0-9A-Y]")
                && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(number(n, 0, 8) % 31) == n.charAt(8);
    }

    /** Belgium: number of an identity card, the first ten digits modulo 97. */
    static boolean belgianCard(String n) {
        long rest = allDigits(n, 12) ? Long.parseLong(n.substring(0, 10)) % 97 : -1;
        return rest >= 0 && (rest == 0 ? 97 : rest) == number(n, 10, 12);
    }

    /** Czechia and Slovakia: rodné číslo; the nine digits of those born before 1954 hold a date only. */
    static boolean rodneCislo(String n) {
        return n.length() == 9
                ? allDigits(n, 9) && dayAndMonth(number(n, 4, 6), number(n, 2, 4) % 50)
                : NationalNumbers.rodneCislo(n);
    }

    /** Italy: health card (team), 80 380 and an issuer. */
    static boolean tesseraSanitaria(String n) {
        return allDigits(n, 20) && n.startsWith("80380");
    }

    /** A check of numbers with a country's code in front, which may be missing. */
    static Predicate<String> after(String code, Predicate<String> check) {
        return n -> check.test(n.startsWith(code) ? n.substring(code.length()) : n);
    }
}
