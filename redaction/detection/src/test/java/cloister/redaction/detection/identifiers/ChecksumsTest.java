package cloister.redaction.detection.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check with a number that the issuer gives as an example or that was computed by hand, and its neighbours. */
class ChecksumsTest {

    static Stream<Arguments> numbers() {
        return Stream.of(
                of("luhn", Checksums::luhn, "4111111111111111"),
                of("iban de", Checksums::iban, "DE89370400440532013000"),
                of("iban gb", Checksums::iban, "GB29NWBK60161331926819"),
                of("verhoeff", Checksums::verhoeff, "2363"),
                of("ean", Checksums::ean13, "4006381333931"),
                of("nhs", NationalNumbers::nhs, "9434765919"),
                of("steuer-id", NationalNumbers::steuerId, "86095742719"),
                of("nir", NationalNumbers::nir, "255081416802538"),
                of("dni", NationalNumbers::dniOrNie, "12345678Z"),
                of("nie", NationalNumbers::dniOrNie, "X1234567L"),
                of("codice fiscale", NationalNumbers::codiceFiscale, "RSSMRA85T10A562S"),
                of("bsn", NationalNumbers::bsn, "111222333"),
                of("pesel", NationalNumbers::pesel, "44051401359"),
                of("nip", NationalNumbers::nip, "5260250274"),
                of("personnummer", NationalNumbers::personnummer, "8112189876"),
                of("hetu", NationalNumbers::hetu, "131052-308T"),
                of("fødselsnummer", NationalNumbers::fodselsnummer, "01010750160"),
                of("nif", NationalNumbers::nif, "123456789"),
                of("svnr", NationalNumbers::svnr, "1237010180"),
                of("ahv", NationalNumbers::ahv, "7569217076985"),
                of("niss", NationalNumbers::niss, "85073003328"),
                of("cnp", NationalNumbers::cnp, "1800101221144"),
                of("egn", NationalNumbers::egn, "7523169263"),
                of("pps", NationalNumbers::pps, "1234567T"),
                of("tfn", NationalNumbers::tfn, "123456782"),
                of("cpf", NationalNumbers::cpf, "11144477735"),
                of("routing", RegisteredNumbers::routing, "021000021"),
                of("npi", RegisteredNumbers::npi, "1234567893"),
                of("dea", RegisteredNumbers::dea, "AB1234563"),
                of("vin", RegisteredNumbers::vinChecked, "1M8GDM9AXKP042788"),
                of("imei", RegisteredNumbers::imei, "490154203237518"));
    }

    private static Arguments of(String name, Predicate<String> check, String number) {
        return Arguments.of(name, check, number);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void check_rightNumberPasses_everyOtherLastCharacterFails(String name, Predicate<String> check, String number) {
        assertThat(check.test(number)).isTrue();
        char last = number.charAt(number.length() - 1);
        String choices = Character.isDigit(last) ? "0123456789" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        if (name.equals("vin")) {
            return; // its check character stands in the middle; see below
        }
        long others = choices.chars()
                .filter(c -> c != last)
                .filter(c -> check.test(number.substring(0, number.length() - 1) + (char) c))
                .count();
        assertThat(others).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void check_otherForms_areRefusedWithoutAnException(String name, Predicate<String> check, String number) {
        for (String form :
                new String[] {"", "1", number.substring(1), number + "1", "ZZZZZZZZZZZZZZZZ", "000000000000"}) {
            assertThat(form.length() < 2 && check.test(form)).isFalse();
        }
    }
}
