package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.Checksums.allDigits;
import static cloister.redaction.detection.identifiers.Checksums.digit;
import static cloister.redaction.detection.identifiers.Checksums.weighted;

import cloister.pipeline.Sha256;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks of accounts: IBAN by country, national forms of before, addresses of crypto currencies. */
final class BankNumbers {
    /** Lengths by country, from the IBAN registry of SWIFT. */
    private static final Map<String, Integer> IBAN_LENGTHS =
            lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 "
                    + "BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 "
                    + "GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
                    + "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 "
                    + "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH_32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH_32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH_32_M = 0x2bc830a3;

    private BankNumbers() {}

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new TreeMap<>();
        for (String entry : table.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    /** How long the IBAN of a country is; 0 for a country that has none. */
    static int ibanLength(String country) {
        return IBAN_LENGTHS.getOrDefault(country, 0);
    }

    /** Right check digits, and as long as the country's are. */
    static boolean iban(String n) {
        return n.length() > 4 && ibanLength(n.substring(0, 2)) == n.length() && Checksums.iban(n);
    }

    /** Spain: código cuenta cliente, twenty digits, two of them checks (Banco de España). */
    static boolean ccc(String n) {
        return allDigits(n, 20)
                && modern(weighted(n.substring(10), 1, 2, 4, 8, 5, 10, 9, 7, 3, 6)) == digit(n, 9)
                && modern(weighted(n.substring(0, 8), 4, 8, 5, 10, 9, 7, 3, 6)) == digit(n, 8);
    }

    private static int modern(int sum) {
        int check = 11 - sum % 11;
        return check == 11 ? 0 : check == 10 ? 1 : check;
    }

    /** France: relevé d'identité bancaire, letters as digits, modulo 97. */
    static boolean rib(String n) {
        if (!n.matches("\\d{10}[0-9A-Z]{11}\\d{2}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder(21);
        for (char c : n.substring(0, 21).toCharArray()) {
            int letter = c - 'A';
            digits.append(c <= '9' ? c : (char) ('1' + (letter < 18 ? letter % 9 : letter % 9 + 1)));
        }
        long bank = Long.parseLong(digits.substring(0, 5));
        long branch = Long.parseLong(digits.substring(5, 10));
        long account = Long.parseLong(digits.substring(10));
        return 97 - (89 * bank + 15 * branch + 3 * account) % 97 == Checksums.number(n, 21, 23);
    }

    /** Portugal: NIB, twenty-one digits modulo 97. */
    static boolean nib(String n) {
        return allDigits(n, 21) && new BigInteger(n).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** Bitcoin and its kin: Base58Check, 25 bytes of which the last four are the start of a double SHA-256. As it stands. */
    static boolean base58(String address) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < address.length(); i++) {
            int digit = BASE_58.indexOf(address.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] short25 = value.toByteArray();
        byte[] bytes = new byte[25];
        int from = Math.max(0, short25.length - 25);
        if (from > 1 || from == 1 && short25[0] != 0) {
            return false;
        }
        System.arraycopy(short25, from, bytes, 25 - short25.length + from, short25.length - from);
        String twice = Sha256.of(
                        hexBytes(Sha256.of(java.util.Arrays.copyOf(bytes, 21)).hex()))
                .hex();
        return twice.startsWith(java.util.HexFormat.of().formatHex(bytes, 21, 25));
    }

    private static byte[] hexBytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    /** Segregated witness and its kin: Bech32 (BIP 173) and Bech32m (BIP 350). */
    static boolean bech32(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int one = lower.lastIndexOf('1');
        if (one < 1 || one + 7 > lower.length()) {
            return false;
        }
        int check = 1;
        for (int i = 0; i < one; i++) {
            check = polymod(check, lower.charAt(i) >> 5);
        }
        check = polymod(check, 0);
        for (int i = 0; i < one; i++) {
            check = polymod(check, lower.charAt(i) & 31);
        }
        for (int i = one + 1; i < lower.length(); i++) {
            int digit = BECH_32.indexOf(lower.charAt(i));
            if (digit < 0) {
                return false;
            }
            check = polymod(check, digit);
        }
        return check == 1 || check == BECH_32_M;
    }

    private static int polymod(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >>> i & 1) == 1 ? BECH_32_GENERATOR[i] : 0;
        }
        return next;
    }
}
