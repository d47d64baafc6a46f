package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.digit;
import static cloister.redaction.detection.identifiers.Checksums.luhn;
import static cloister.redaction.detection.identifiers.Checksums.number;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

import java.util.Map;
import java.util.function.Predicate;

/**
 * Checks of the numbers of firms: registers and value added tax. Sources: the European Commission's VIES and the "TIN
 * algorithms" of its customs union, and the registers named.
 */
final class FirmNumbers {
    /** By the code of the country that stands in front of a VAT number. */
    private static final Map<String, Predicate<String>> VAT = Map.ofEntries(
            Map.entry("AT", FirmNumbers::austrian),
            Map.entry("BE", FirmNumbers::belgian),
            Map.entry("BG", n -> eik(n) || NationalNumbers.egn(n) || EuropeanNumbers.lnch(n)),
            Map.entry("CY", FirmNumbers::cypriot),
            Map.entry("CZ", n -> ico(n) || EuropeanNumbers.rodneCislo(n)),
            Map.entry("DE", n -> allDigits(n, 9) && n.charAt(0) != '0' && Checksums.mod11And10(n)),
            Map.entry("DK", FirmNumbers::cvr),
            Map.entry("EE", n -> allDigits(n, 9) && weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
            Map.entry("EL", EuropeanNumbers::afm),
            Map.entry("ES", n -> NationalNumbers.dniOrNie(n) || cif(n)),
            Map.entry("FI", FirmNumbers::ytunnus),
            Map.entry("FR", FirmNumbers::french),
            Map.entry("GB", FirmNumbers::british),
            Map.entry("XI", FirmNumbers::british),
            Map.entry("HR", n -> n.length() == 11 && Checksums.mod11And10(n)),
            Map.entry("HU", FirmNumbers::hungarian),
            Map.entry("IE", FirmNumbers::irish),
            Map.entry("IT", FirmNumbers::partitaIva),
            Map.entry("LT", FirmNumbers::lithuanian),
            Map.entry("LU", n -> allDigits(n, 8) && number(n, 0, 6) % 89 == number(n, 6, 8)),
            Map.entry(
                    "LV",
                    n -> allDigits(n, 11)
                            && n.charAt(0) > '3'
                            && weighted(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3),
            Map.entry("MT", n -> allDigits(n, 8) && weighted(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
            Map.entry("NL", FirmNumbers::dutch),
            Map.entry("NO", FirmNumbers::norwegian),
            Map.entry("PL", NationalNumbers::nip),
            Map.entry("PT", NationalNumbers::nif),
            Map.entry("RO", FirmNumbers::cui),
            Map.entry("SE", n -> allDigits(n, 12) && n.endsWith("01") && luhn(n.substring(0, 10))),
            Map.entry("SI", EuropeanNumbers::davcna),
            Map.entry("SK", n -> allDigits(n, 10) && Long.parseLong(n) % 11 == 0),
            Map.entry("CHE", FirmNumbers::swiss));

    private FirmNumbers() {}

    /** A VAT number with its country's code in front. */
    static boolean vat(String n) {
        String code = n.startsWith("CHE") ? "CHE" : n.substring(0, Math.min(2, n.length()));
        Predicate<String> check = VAT.get(code);
        String rest = n.substring(code.length());
        return check != null
                && check.test(code.equals("NO") || code.equals("CHE") ? rest.replaceAll("[A-Z]+$", "") : rest);
    }

    /** Austria: UID, "U" and eight digits. */
    static boolean austrian(String n) {
        if (!n.matches("U\\d{8}")) {
            return false;
        }
        int sum = 4;
        for (int i = 1; i < 8; i++) {
            int p = digit(n, i) * (2 - i % 2);
            sum += p / 10 + p % 10;
        }
        return (10 - sum % 10) % 10 == digit(n, 8);
    }

    /** Belgium: enterprise number. */
    static boolean belgian(String n) {
        String d = n.length() == 9 ? "0" + n : n;
        return allDigits(d, 10) && d.charAt(0) < '2' && 97 - number(d, 0, 8) % 97 == number(d, 8, 10);
    }

    /** Bulgaria: EIK (BULSTAT) of nine digits. */
    static boolean eik(String n) {
        return allDigits(n, 9) && Checksums.twoRounds(n, new int[] {1, 2, 3, 4, 5, 6, 7, 8}, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    /** Cyprus: eight digits and a letter. */
    static boolean cypriot(String n) {
        if (!n.matches("\\d{8}[A-Z]") || n.startsWith("12")) {
            return false;
        }
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? odd[digit(n, i)] : digit(n, i);
        }
        return 'A' + sum % 26 == n.charAt(8);
    }

    /** Czechia and Slovakia: IČO. */
    static boolean ico(String n) {
        return allDigits(n, 8) && (11 - weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 7);
    }

    /** Denmark: CVR. */
    static boolean cvr(String n) {
        return allDigits(n, 8) && n.charAt(0) != '0' && weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    /** Estonia: registrikood. */
    static boolean registrikood(String n) {
        return allDigits(n, 8) && Checksums.twoRounds(n, new int[] {1, 2, 3, 4, 5, 6, 7}, 3, 4, 5, 6, 7, 8, 9);
    }

    /** Spain: CIF of a legal person; the control is a digit, a letter, or either by its first letter. */
    static boolean cif(String n) {
        if (!n.matches("[A-HJNP-SUVW]\\d{7}[0-9A-J]")) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int p = digit(n, i) * (i % 2 == 1 ? 2 : 1);
            sum += p / 10 + p % 10;
        }
        int check = (10 - sum % 10) % 10;
        return n.charAt(8) == '0' + check || n.charAt(8) == "JABCDEFGHI".charAt(check);
    }

    /** Finland: Y-tunnus. */
    static boolean ytunnus(String n) {
        return allDigits(n, 8) && weighted(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
    }

    /** France: two characters and a SIREN; where both are digits they check it. */
    static boolean french(String n) {
        return n.matches("[0-9A-HJ-NP-Z]{2}\\d{9}")
                && luhn(n.substring(2))
                && (!allDigits(n.substring(0, 2), 2)
                        || (12 + 3 * (Long.parseLong(n.substring(2)) % 97)) % 97 == number(n, 0, 2));
    }

    /** France: SIRET, a SIREN and five digits, Luhn; La Poste sums its digits to a multiple of five. */
    static boolean siret(String n) {
        return allDigits(n, 14)
                && (luhn(n) && luhn(n.substring(0, 9))
                        || n.startsWith("356000000")
                                && n.chars().map(c -> c - '0').sum() % 5 == 0);
    }

    /** United Kingdom: VAT, modulo 97, with or without 55 added. */
    static boolean british(String n) {
        if (!allDigits(n, 9) && !allDigits(n, 12)) {
            return false;
        }
        int sum = weighted(n, 8, 7, 6, 5, 4, 3, 2, 10, 1);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    /** United Kingdom: unique taxpayer reference, its first digit checks the rest (HMRC). */
    static boolean utr(String n) {
        return allDigits(n, 10) && "21987654321".charAt(weighted(n, 0, 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11) == n.charAt(0);
    }

    /** Hungary: the eight digits of the adószám, with or without the three that follow. */
    static boolean hungarian(String n) {
        return (allDigits(n, 8) || allDigits(n, 11))
                && (10 - weighted(n, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == digit(n, 7);
    }

    /** Ireland: as the PPS number, or the older form with a letter in second place. */
    static boolean irish(String n) {
        return NationalNumbers.pps(n)
                || n.matches("\\d[A-Z]\\d{5}[A-W]")
                        && NationalNumbers.pps("0" + n.substring(2, 7) + n.charAt(0) + n.charAt(7));
    }

    /** Italy: partita IVA, Luhn. */
    static boolean partitaIva(String n) {
        return allDigits(n, 11) && !n.startsWith("0000000") && luhn(n);
    }

    /** Lithuania: nine or twelve digits, two rounds of weights, a 1 before the check digit. */
    static boolean lithuanian(String n) {
        if (allDigits(n, 9)) {
            return n.charAt(7) == '1'
                    && Checksums.twoRounds(n, new int[] {1, 2, 3, 4, 5, 6, 7, 8}, 3, 4, 5, 6, 7, 8, 9, 1);
        }
        return allDigits(n, 12)
                && n.charAt(10) == '1'
                && Checksums.twoRounds(n, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2}, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4);
    }

    /** The Netherlands: until 2019 a BSN or RSIN, since then modulo 97 over letters and digits. */
    static boolean dutch(String n) {
        return n.matches("\\d{9}B\\d{2}") && (NationalNumbers.bsn(n.substring(0, 9)) || Checksums.mod97("NL" + n));
    }

    /** Norway: organisasjonsnummer. */
    static boolean norwegian(String n) {
        return allDigits(n, 9) && weighted(n, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    /** Poland: REGON of nine or fourteen digits. */
    static boolean regon(String n) {
        return allDigits(n, 9) && weighted(n, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10 == digit(n, 8)
                || allDigits(n, 14) && weighted(n, 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8) % 11 % 10 == digit(n, 13);
    }

    /** Romania: CUI (CIF) of two to ten digits. */
    static boolean cui(String n) {
        if (n.length() < 2 || n.length() > 10 || !allDigits(n, n.length())) {
            return false;
        }
        String d = "0".repeat(10 - n.length()) + n;
        return weighted(d, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(d, 9);
    }

    /** Sweden: organisationsnummer, the third digit 2 or more, Luhn. */
    static boolean organisationsnummer(String n) {
        return allDigits(n, 10) && n.charAt(2) >= '2' && luhn(n);
    }

    /** Switzerland: UID without its letters, weights modulo 11. */
    static boolean swiss(String n) {
        return allDigits(n, 9) && (11 - weighted(n, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == digit(n, 8);
    }
}
