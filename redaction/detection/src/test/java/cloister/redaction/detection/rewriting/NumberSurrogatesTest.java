package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.FindingType;
import cloister.redaction.detection.identifiers.CheckDigits;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberSurrogatesTest {

    private static String surrogate(FindingType type, String by, String number) {
        return Documents.redact("{" + type + "@" + by + ":" + number + "}", type + ": surrogate");
    }

    @ParameterizedTest
    @CsvSource({
        "NATIONAL_ID, uk.nhs, 943 476 5919",
        "NATIONAL_ID, de.steuer-id, 65 929 970 489",
        "NATIONAL_ID, fr.nir, 2 69 05 49 588 157 80",
        "NATIONAL_ID, es.dni, 12345678Z",
        "NATIONAL_ID, pl.pesel, 44051401359",
        "NATIONAL_ID, it.codice-fiscale, RSSMRA85T10A562S",
        "NATIONAL_ID, nl.bsn, 111222333",
        "NATIONAL_ID, tagger, 44051401359",
        "CARD, card, 4111 1111 1111 1111",
        "IBAN, iban, DE89 3704 0044 0532 0130 00",
        "IBAN, iban, GB82 WEST 1234 5698 7654 32",
        "IBAN, iban, NO9386011117947",
        "VEHICLE, vin, 1HGCM82633A004352",
        "SSN, us.ssn, 219-09-9999",
        "MRN, label, 4711-0815-X",
        "ACCOUNT, label, 00123 45678",
        "PASSPORT, label, C01X00T47",
    })
    void surrogate_formAndCheckDigits_areRight(FindingType type, String by, String number) {
        String made = surrogate(type, by, number);
        assertThat(made.replaceAll("[0-9]", "9").replaceAll("[A-Z]", "A"))
                .isEqualTo(number.replaceAll("[0-9]", "9").replaceAll("[A-Z]", "A"));
        assertThat(made).isNotEqualTo(number);
        Predicate<String> check = CheckDigits.of(type, Set.of(by), number);
        assertThat(check.test(made)).as(made).isTrue();
    }

    /** A check that everything passes would prove nothing above. */
    @ParameterizedTest
    @CsvSource({
        "NATIONAL_ID, uk.nhs, 943 476 5919, 9434765918",
        "NATIONAL_ID, tagger, 44051401359, 44051401358",
        "CARD, card, 4111 1111 1111 1111, 4111111111111112",
        "IBAN, iban, DE89 3704 0044 0532 0130 00, DE89370400440532013001",
    })
    void check_wrongDigit_fails(FindingType type, String by, String number, String wrong) {
        assertThat(CheckDigits.of(type, Set.of(by), number).test(wrong)).isFalse();
    }

    @Test
    void surrogate_numbersThatNobodyHas() {
        for (int i = 1; i < 60; i++) {
            String ssn = surrogate(FindingType.SSN, "us.ssn", String.format(Locale.ROOT, "219-09-%04d", i));
            assertThat(ssn).matches("9\\d\\d-(?:0[1-9]|[1-4]\\d)-\\d{4}").doesNotEndWith("-0000");
        }
        assertThat(surrogate(FindingType.NATIONAL_ID, "uk.nhs", "943 476 5919")).startsWith("999 ");
        assertThat(surrogate(FindingType.CARD, "card", "4111 1111 1111 1111")).startsWith("9");
        assertThat(surrogate(FindingType.IBAN, "iban", "GB82 WEST 1234 5698 7654 32"))
                .matches("GB\\d\\d XXXX .*");
    }

    @Test
    void surrogate_twoSpellings_areOneNumber() {
        String made = Documents.redact("{MRN:4711-0815-X} and {MRN:47110815x}", "MRN: surrogate");
        String[] both = made.split(" and ");
        assertThat(Characters.compact(both[0])).isEqualTo(Characters.compact(both[1]));
    }

    @Test
    void surrogate_manyNumbers_areAllDifferent() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("{MRN:").append(1000 + i).append("}\n");
        }
        String[] made = Documents.redact(text.toString(), "MRN: surrogate").split("\n");
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < made.length; i++) {
            assertThat(numbers.add(made[i])).isTrue();
            if (!made[i].startsWith("[")) {
                assertThat(Integer.parseInt(made[i])).matches(number -> number < 1000 || number > 1399);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MRN, A7", "MRN, ٤٧١١٠٨", "SSN, --"})
    void surrogate_whatIsTooShortOrForeign_isThePlaceholder(FindingType type, String number) {
        assertThat(surrogate(type, "label", number)).isEqualTo("[" + type + "_1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PHONE ; (212) 736-5000   ; \\(\\d{3}\\) 555-01\\d\\d",
                "PHONE ; +1 212 736 5000  ; \\+1 \\d{3} 555 01\\d\\d",
                "PHONE ; 020 7123 4567    ; 020 7946 0\\d{3}",
                "PHONE ; +44 20 7123 4567 ; \\+44 20 7946 0\\d{3}",
                "PHONE ; 07911 123456     ; (?:07700 900|01632 960)\\d{3}",
                "FAX   ; 01 42 68 53 00   ; (?:01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \\d\\d \\d\\d",
                "PHONE ; +49 (0)30 1234567 8 ; \\+49 \\(0\\)\\d\\d \\d{7} \\d",
                "PHONE ; +34 912 345 678  ; \\+34 000 \\d{3} \\d{3}",
                "PHONE ; 0912345          ; 000\\d{4}",
                "PHONE ; 1-800-FLOWERS    ; \\[PHONE_1]",
                "EMAIL ; anna.keller@clinic.org ; [a-z]{4}\\.[a-z]{6}@[a-z]{7}\\.example",
                "USERNAME ; aKeller77     ; [a-z][A-Z][a-z]{5}\\d\\d",
                "URL   ; https://www.clinic.org/p/17?x=2 ; https://www\\.[a-z]{7}\\.example/[a-z]{7}",
                "URL   ; clinic.org       ; [a-z]{7}\\.example",
                "IP    ; 10.11.12.13      ; (?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}",
                "IP    ; fe80::1          ; 2001:db8(?::[0-9a-f]{4}){6}",
                "MAC   ; 00:1A:2B:3C:4D:5E ; 02(?::[0-9A-F]{2}){5}",
                "MAC   ; nonsense         ; \\[MAC_1]",
            })
    void surrogate_addressesAndNumbers_leadNowhere(FindingType type, String original, String form) {
        assertThat(surrogate(type, "test", original)).matches(form);
    }

    @Test
    void surrogate_oneHost_keepsOneName() {
        String made = Documents.redact(
                "{EMAIL:a.b@clinic.org} {URL:http://clinic.org}", "EMAIL: surrogate", "URL: surrogate");
        assertThat(made.split("[@ ]")[1]).isEqualTo(made.substring(made.indexOf("//") + 2));
    }

    @Test
    void surrogate_homeAndAbroad_areOneNumber() {
        String made =
                Documents.redact("{PHONE:020 7123 4567}|{PHONE:+44 20 7123 4567}", "PHONE: surrogate", "scope: tenant");
        String[] both = made.split("\\|");
        assertThat(both[0]).isEqualTo(both[1].replace("+44 ", "0"));
    }
}
