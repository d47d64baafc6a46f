package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks, bands and regions: what lets a part of an original stand. */
class CoarseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{AGE:34}                   | 30-39",
                "{AGE:34-year-old}          | 30-39-year-old",
                "{AGE:34 years old} man     | 30-39 years old man",
                "{AGE:9}                    | 0-9",
                "{AGE:89 Jahre alt}         | 80-89 Jahre alt",
                "{AGE:90}                   | 90+",
                "{AGE:104 y/o}              | 90+ y/o",
                "{AGE:forty-two years old}  | 40-49 years old",
                "{AGE:8 months}             | [AGE_1]",
                "{AGE:34 or 35}             | [AGE_1]",
                "{AGE:340}                  | [AGE_1]",
            })
    void generalize_age_isABand(String marked, String expected) {
        assertThat(Documents.redact(marked, "AGE: generalize")).isEqualTo(expected);
    }

    @Test
    void generalize_ageBandOfFive_isAsWide() {
        assertThat(Documents.redact("{AGE:88}", "AGE: {generalize: {band: 5}}")).isEqualTo("85-89");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ADDRESS:12 High St, Albany, NY 12207}       | NY 122**",
                "{ADDRESS:12 High St, Cody, WY 82101-1234}    | WY 000**",
                "{ADDRESS@postcode.us:12207}                  | 122**",
                "{ADDRESS@postcode.us:03601}                  | 000**",
                "{ADDRESS@postcode.eu:10115 Berlin}           | [ADDRESS_1]",
                "{ADDRESS:10115}                              | [ADDRESS_1]",
                "{ADDRESS:Springfield, Illinois}              | Illinois",
                "{ADDRESS:4 rue de la Paix, 75002 Paris, France} | France",
                "{ADDRESS:Elm Street 12}                      | [ADDRESS_1]",
            })
    void generalize_address_isItsRegion(String marked, String expected) {
        assertThat(Documents.redact(marked, "ADDRESS: generalize")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{SSN:219-09-9999}         | mask              | ***-**-****",
                "{SSN:219-09-9999}         | {mask: {last: 4}} | ***-**-9999",
                "{SSN:1234567}             | {mask: {last: 4}} | *******",
                "{SSN:Ünal Ș.}             | mask              | **** *.",
                "{SSN:٢١٩٠٩}               | mask              | *****",
                "{SSN:…}                   | mask              | *",
                "{SSN:--}                  | mask              | [SSN_1]",
            })
    void mask_lettersAndDigits_areHidden(String marked, String action, String expected) {
        assertThat(Documents.redact(marked, "SSN: " + action)).isEqualTo(expected);
    }
}
