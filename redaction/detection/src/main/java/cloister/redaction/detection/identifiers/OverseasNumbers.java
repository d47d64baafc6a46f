package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.digit;
import static cloister.redaction.detection.identifiers.Checksums.luhn;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

import java.util.Set;

/** Checks of numbers of the United States, Canada, Australia and India. */
final class OverseasNumbers {
    /** Prefixes that no campus of the IRS gives out. */
    private static final Set<String> NO_CAMPUS = Set.of(
            "00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97");

    private static final String BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private OverseasNumbers() {}

    /** United States: employer identification number, by the prefixes that the IRS publishes. */
    static boolean ein(String n) {
        return allDigits(n, 9) && !NO_CAMPUS.contains(n.substring(0, 2));
    }

    /** United States: individual taxpayer identification number, 9xx with 50-65, 70-88, 90-92 or 94-99 (IRS). */
    static boolean itin(String n) {
        int group = allDigits(n, 9) ? Checksums.number(n, 3, 5) : 0;
        return n.startsWith("9")
                && (group >= 50 && group <= 65
                        || group >= 70 && group <= 88
                        || group >= 90 && group <= 92
                        || group >= 94);
    }

    /** Canada: business number, nine digits with Luhn, and an account of a programme. */
    static boolean businessNumber(String n) {
        return n.matches("\\d{9}(?:R[CTPRZ]\\d{4})?") && luhn(n.substring(0, 9));
    }

    /** Ontario: health number, ten digits with Luhn and a version of up to two letters. */
    static boolean ontarioHealth(String n) {
        return n.matches("[1-9]\\d{9}[A-Z]{0,2}") && luhn(n.substring(0, 10));
    }

    /** British Columbia: personal health number, a 9, eight digits, modulo 11. */
    static boolean britishColumbiaHealth(String n) {
        return allDigits(n, 10)
                && n.charAt(0) == '9'
                && 11 - weighted(n, 0, 2, 4, 8, 5, 10, 9, 7, 3) % 11 == digit(n, 9);
    }

    /** Quebec: health insurance number (RAMQ), four letters, year, month (plus 50 for women), day, two more. */
    static boolean quebecHealth(String n) {
        return n.matches("[A-Z]{4}\\d{8}")
                && Checksums.dayAndMonth(Checksums.number(n, 8, 10), Checksums.number(n, 6, 8) % 50);
    }

    /** Australia: business number, one less in front, weights modulo 89 (ABR). */
    static boolean abn(String n) {
        return allDigits(n, 11)
                && n.charAt(0) != '0'
                && (weighted(n, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
    }

    /** Australia: company number (ASIC). */
    static boolean acn(String n) {
        return allDigits(n, 9) && (10 - weighted(n, 8, 7, 6, 5, 4, 3, 2, 1) % 10) % 10 == digit(n, 8);
    }

    /** Australia: individual healthcare identifier, 800360 and Luhn. */
    static boolean ihi(String n) {
        return allDigits(n, 16) && n.startsWith("80036") && luhn(n);
    }

    /** India: GSTIN, a state, a PAN, an entity, Z and a check character in base 36 (GSTN). */
    static boolean gstin(String n) {
        if (!n.matches("[0-3]\\d[A-Z]{5}\\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = BASE_36.indexOf(n.charAt(i)) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return BASE_36.charAt((36 - sum % 36) % 36) == n.charAt(14);
    }

    /** India: ABHA, the health account, fourteen digits with Verhoeff. */
    static boolean abha(String n) {
        return allDigits(n, 14) && Checksums.verhoeff(n);
    }
}
