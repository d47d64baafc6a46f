package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.identifiers.EuropeanNumbers.after;

import cloister.redaction.detection.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The checks that the table of numbers names. */
final class NumberChecks {
    private static final Map<String, Predicate<String>> BY_NAME = new HashMap<>();

    static {
        persons();
        moreEurope();
        overseas();
        firms();
        banks();
        things();
    }

    private NumberChecks() {}

    /**
     * What tests a match: its letters and digits in upper case, or the match as it stands.
     *
     * @throws IllegalArgumentException if there is no check of this name
     */
    static Predicate<String> named(String name) {
        Predicate<String> check = BY_NAME.get(name);
        if (check == null) {
            throw new IllegalArgumentException("no check is called " + name);
        }
        return check;
    }

    /** Every check, by name. */
    static Map<String, Predicate<String>> all() {
        return Map.copyOf(BY_NAME);
    }

    private static void put(String name, Predicate<String> check) {
        BY_NAME.put(name, matched -> check.test(Texts.compact(matched)));
    }

    private static void persons() {
        BY_NAME.put("any", matched -> true);
        put("nhs", NationalNumbers::nhs);
        put("ssn", NationalNumbers::ssn);
        put("steuerId", NationalNumbers::steuerId);
        put("rvnr", NationalNumbers::rvnr);
        put("kvnr", NationalNumbers::kvnr);
        put("nir", n -> n.length() == 13 || NationalNumbers.nir(n));
        put("dniOrNie", NationalNumbers::dniOrNie);
        put("codiceFiscale", NationalNumbers::codiceFiscale);
        put("bsn", NationalNumbers::bsn);
        put("niss", NationalNumbers::niss);
        put("pesel", NationalNumbers::pesel);
        put("nip", after("PL", NationalNumbers::nip));
        put("personnummer", NationalNumbers::personnummer);
        put("hetu", n -> NationalNumbers.hetu(n) || NationalNumbers.hetu(n.replaceFirst("^(\\d{6})[A-FU-Y]", "$1-")));
        put("cpr", NationalNumbers::cpr);
        put("fodselsnummer", NationalNumbers::fodselsnummer);
        put("nif", NationalNumbers::nif);
        put("svnr", NationalNumbers::svnr);
        put("ahv", NationalNumbers::ahv);
        put("aadhaar", NationalNumbers::aadhaar);
        put("rrn", NationalNumbers::rrn);
        put("rodneCislo", EuropeanNumbers::rodneCislo);
        put("cnp", NationalNumbers::cnp);
        put("egn", NationalNumbers::egn);
        put("pps", NationalNumbers::pps);
        put("tfn", NationalNumbers::tfn);
        put("auMedicare", NationalNumbers::auMedicare);
        put("sin", NationalNumbers::sin);
        put("cpf", NationalNumbers::cpf);
        put("nino", NationalNumbers::nino);
    }

    private static void moreEurope() {
        put("germanCard", EuropeanNumbers::germanCard);
        put("lanr", EuropeanNumbers::lanr);
        put("spi", EuropeanNumbers::spi);
        put("nss", EuropeanNumbers::nss);
        put("pt.niss", EuropeanNumbers::niss);
        put("cartaoDeCidadao", EuropeanNumbers::cartaoDeCidadao);
        put("polishCard", EuropeanNumbers::polishCard);
        put("pwz", EuropeanNumbers::pwz);
        put("baltic", EuropeanNumbers::baltic);
        put("personasKods", EuropeanNumbers::personasKods);
        put("matricule", EuropeanNumbers::matricule);
        put("malteseCard", EuropeanNumbers::malteseCard);
        put("amka", EuropeanNumbers::amka);
        put("afm", after("EL", EuropeanNumbers::afm));
        put("taj", EuropeanNumbers::taj);
        put("adoazonosito", EuropeanNumbers::adoazonosito);
        put("szemelyi", EuropeanNumbers::szemelyi);
        put("emso", EuropeanNumbers::emso);
        put("davcna", after("SI", EuropeanNumbers::davcna));
        put("lnch", EuropeanNumbers::lnch);
        put("satu", EuropeanNumbers::satu);
        put("belgianCard", EuropeanNumbers::belgianCard);
        put("tesseraSanitaria", EuropeanNumbers::tesseraSanitaria);
        put("oib", n -> n.length() == 11 && Checksums.mod11And10(n));
    }

    private static void overseas() {
        put("ein", OverseasNumbers::ein);
        put("itin", OverseasNumbers::itin);
        put("businessNumber", OverseasNumbers::businessNumber);
        put("ontarioHealth", OverseasNumbers::ontarioHealth);
        put("britishColumbiaHealth", OverseasNumbers::britishColumbiaHealth);
        put("quebecHealth", OverseasNumbers::quebecHealth);
        put("abn", OverseasNumbers::abn);
        put("acn", OverseasNumbers::acn);
        put("ihi", OverseasNumbers::ihi);
        put("gstin", OverseasNumbers::gstin);
        put("abha", OverseasNumbers::abha);
    }

    private static void firms() {
        put("vat", FirmNumbers::vat);
        put("belgian", after("BE", FirmNumbers::belgian));
        put("eik", after("BG", FirmNumbers::eik));
        put("cypriot", after("CY", FirmNumbers::cypriot));
        put("ico", FirmNumbers::ico);
        put("cvr", after("DK", FirmNumbers::cvr));
        put("registrikood", FirmNumbers::registrikood);
        put("cif", FirmNumbers::cif);
        put("ytunnus", FirmNumbers::ytunnus);
        put("siren", n -> n.length() == 9 && Checksums.luhn(n));
        put("siret", FirmNumbers::siret);
        put("utr", FirmNumbers::utr);
        put("hungarian", FirmNumbers::hungarian);
        put("partitaIva", after("IT", FirmNumbers::partitaIva));
        put("norwegian", FirmNumbers::norwegian);
        put("regon", FirmNumbers::regon);
        put("cui", after("RO", FirmNumbers::cui));
        put("organisationsnummer", FirmNumbers::organisationsnummer);
        put("swiss", n -> FirmNumbers.swiss(n.replaceAll("[A-Z]", "")));
    }

    private static void banks() {
        put("iban", BankNumbers::iban);
        put("card", RegisteredNumbers::card);
        put("routing", RegisteredNumbers::routing);
        put("ccc", BankNumbers::ccc);
        put("rib", BankNumbers::rib);
        put("nib", BankNumbers::nib);
        BY_NAME.put("base58", BankNumbers::base58);
        BY_NAME.put("bech32", BankNumbers::bech32);
        BY_NAME.put("withLetter", n -> n.chars().anyMatch(Character::isLetter));
    }

    private static void things() {
        put("vin", RegisteredNumbers::vinChecked);
        put("vinShaped", RegisteredNumbers::vinShaped);
        put("imei", RegisteredNumbers::imei);
        put("npi", RegisteredNumbers::npi);
        put("dea", RegisteredNumbers::dea);
        put("dutchPlate", n -> n.length() == 6 && n.matches(".*[A-Z].*") && n.matches(".*\\d.*"));
        put("plate", n -> n.length() >= 5 && n.length() <= 9 && n.matches(".*[A-Z].*") && n.matches(".*\\d.*\\d.*"));
        put("britishDriver", n -> n.length() == 16 || n.length() == 18);
        put("passport", n -> n.length() >= 6 && n.length() <= 11);
        put("threeDigits", n -> n.chars().filter(Character::isDigit).count() >= 3);
        put(
                "fiveDigits",
                n -> n.length() <= 20 && n.chars().filter(Character::isDigit).count() >= 5);
        BY_NAME.put("latitude", PlaceNumbers::decimal);
        BY_NAME.put("plusCode", PlaceNumbers::plusCode);
    }
}
