package cloister.redaction.detection.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check with a number that the issuer gives as an example or that was computed by hand, and its neighbours. */
class ChecksumsTest {
    /** Their check character stands elsewhere. */
    private static final Set<String> NOT_LAST = Set.of("vin", "nl vat", "utr");

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
                of("imei", RegisteredNumbers::imei, "490154203237518"),
                of("de vat", FirmNumbers::vat, "DE136695976"),
                of("at vat", FirmNumbers::vat, "ATU13585627"),
                of("be vat", FirmNumbers::vat, "BE0428759497"),
                of("bg vat", FirmNumbers::vat, "BG175074752"),
                of("cy vat", FirmNumbers::vat, "CY10259033P"),
                of("cz vat", FirmNumbers::vat, "CZ25123891"),
                of("dk vat", FirmNumbers::vat, "DK13585628"),
                of("ee vat", FirmNumbers::vat, "EE100931558"),
                of("el vat", FirmNumbers::vat, "EL094259216"),
                of("es vat", FirmNumbers::vat, "ESJ99216582"),
                of("fi vat", FirmNumbers::vat, "FI20774740"),
                of("fr vat", FirmNumbers::vat, "FR40303265045"),
                of("gb vat", FirmNumbers::vat, "GB980780684"),
                of("hr vat", FirmNumbers::vat, "HR33392005961"),
                of("hu vat", FirmNumbers::vat, "HU12892312"),
                of("ie vat", FirmNumbers::vat, "IE6433435F"),
                of("it vat", FirmNumbers::vat, "IT00743110157"),
                of("lt vat", FirmNumbers::vat, "LT119511515"),
                of("lt vat long", FirmNumbers::vat, "LT100001919017"),
                of("lu vat", FirmNumbers::vat, "LU15027442"),
                of("lv vat", FirmNumbers::vat, "LV40003521600"),
                of("mt vat", FirmNumbers::vat, "MT11679112"),
                of("nl vat", FirmNumbers::vat, "NL004495445B01"),
                of("pl vat", FirmNumbers::vat, "PL8567346215"),
                of("pt vat", FirmNumbers::vat, "PT501964843"),
                of("ro vat", FirmNumbers::vat, "RO18547290"),
                of("se vat", FirmNumbers::vat, "SE123456789701"),
                of("si vat", FirmNumbers::vat, "SI50223054"),
                of("sk vat", FirmNumbers::vat, "SK2022749619"),
                of("ch uid", FirmNumbers::vat, "CHE100155212"),
                of("siren", Checksums::luhn, "552008443"),
                of("siret", FirmNumbers::siret, "73282932000074"),
                of("utr", FirmNumbers::utr, "1955839661"),
                of("regon", FirmNumbers::regon, "192598184"),
                of("regon long", FirmNumbers::regon, "12345678512347"),
                of("orgnr", FirmNumbers::organisationsnummer, "5560360793"),
                of("no orgnr", FirmNumbers::norwegian, "988077917"),
                of("registrikood", FirmNumbers::registrikood, "12345678"),
                of("spi", EuropeanNumbers::spi, "3023217600053"),
                of("isikukood", EuropeanNumbers::baltic, "36805280109"),
                of("asmens kodas", EuropeanNumbers::baltic, "33309240064"),
                of("personas kods", EuropeanNumbers::personasKods, "16117519997"),
                of("amka", EuropeanNumbers::amka, "01013099997"),
                of("afm", EuropeanNumbers::afm, "094259216"),
                of("emso", EuropeanNumbers::emso, "0101006500006"),
                of("davcna", EuropeanNumbers::davcna, "15012557"),
                of("rodne cislo", EuropeanNumbers::rodneCislo, "7103192745"),
                of("nss", EuropeanNumbers::nss, "281234567840"),
                of("cartao de cidadao", EuropeanNumbers::cartaoDeCidadao, "000000000ZZ4"),
                of("polish card", EuropeanNumbers::polishCard, "ABA300000"),
                of("german card", EuropeanNumbers::germanCard, "T220001293"),
                of("lnch", EuropeanNumbers::lnch, "7111042925"),
                of("abn", OverseasNumbers::abn, "83914571673"),
                of("acn", OverseasNumbers::acn, "004085616"),
                of("bn", OverseasNumbers::businessNumber, "123026635"),
                of("bc phn", OverseasNumbers::britishColumbiaHealth, "9698658215"),
                of("gstin", OverseasNumbers::gstin, "27AAPFU0939F1ZV"),
                of("ccc", BankNumbers::ccc, "12341234161234567890"),
                of("iban ch", BankNumbers::iban, "CH9300762011623852957"),
                of("iban no", BankNumbers::iban, "NO9386011117947"),
                of("iban mt", BankNumbers::iban, "MT84MALT011000012345MTLCAST001S"),
                of("bech32", BankNumbers::bech32, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
                of("bech32m", BankNumbers::bech32, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
                of("base58", BankNumbers::base58, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
                of("base58 p2sh", BankNumbers::base58, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"));
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
        if (NOT_LAST.contains(name)) {
            return;
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
