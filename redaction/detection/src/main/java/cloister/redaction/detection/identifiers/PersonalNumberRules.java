package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.Evidence.CERTAIN;
import static cloister.redaction.detection.Evidence.LIKELY;
import static cloister.redaction.detection.Evidence.POSSIBLE;
import static cloister.redaction.detection.Evidence.STRONG;

import cloister.pipeline.FindingType;
import java.util.ArrayList;
import java.util.List;

/** Numbers of persons given by states: social security, population, tax, health, passports. */
final class PersonalNumberRules {
    private static final String[] SSN_WORDS = {
        "ssn", "social security", "soc sec", "soc. sec", "ss#", "ss no", "social "
    };
    private static final String[] TAX_WORDS = {"steuer", "idnr", "tax", "tin", "identifikationsnummer"};

    private PersonalNumberRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(english());
        rules.addAll(european());
        rules.addAll(elsewhere());
        rules.addAll(passports());
        return rules;
    }

    private static List<Rule> english() {
        return List.of(
                Rule.of("us.ssn", FindingType.SSN, "\\d{3}-\\d{2}-\\d{4}")
                        .checked(NationalNumbers::ssn)
                        .scored(STRONG, CERTAIN)
                        .near(SSN_WORDS)
                        .evenFailed(POSSIBLE)
                        .asFormal(),
                Rule.of("us.ssn.loose", FindingType.SSN, "\\d{3}[ .]?\\d{2}[ .]?\\d{4}")
                        .checked(NationalNumbers::ssn)
                        .scored(0, STRONG)
                        .near(SSN_WORDS),
                Rule.of("us.ssn.masked", FindingType.SSN, "(?:[xX*#•]{3}[- ]?[xX*#•]{2}[- ]?)\\d{4}")
                        .scored(STRONG, CERTAIN),
                Rule.of("us.itin", FindingType.TAX_ID, "9\\d{2}-[5-9]\\d-\\d{4}")
                        .scored(LIKELY, STRONG),
                Rule.of("uk.nhs", FindingType.NATIONAL_ID, "\\d{3}[ -]\\d{3}[ -]\\d{4}")
                        .checked(NationalNumbers::nhs)
                        .scored(LIKELY, CERTAIN)
                        .near("nhs", "national health", "health number", "patient no")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("uk.nhs.plain", FindingType.NATIONAL_ID, "\\d{10}")
                        .checked(NationalNumbers::nhs)
                        .scored(POSSIBLE, CERTAIN)
                        .near("nhs", "chi", "h&c", "hcn")
                        .evenFailed(LIKELY),
                Rule.of("uk.nino", FindingType.NATIONAL_ID, "(?i:[A-Z]{2}) ?\\d{2} ?\\d{2} ?\\d{2} ?(?i:[A-D])")
                        .checked(NationalNumbers::nino)
                        .scored(STRONG, CERTAIN)
                        .near("ni ", "nino", "national insurance", "insurance n")
                        .evenFailed(LIKELY),
                Rule.of("uk.driver", FindingType.LICENSE, "[A-Z]{1,5}9{0,4}\\d{6}[A-Z9]{2}\\d?[A-Z0-9]{2,3}")
                        .checked(n -> n.length() == 16 || n.length() == 18)
                        .scored(STRONG, CERTAIN)
                        .near("licence", "license", "dvla", "driver"),
                Rule.of("ie.pps", FindingType.NATIONAL_ID, "\\d{7}[A-W][A-IW]?")
                        .checked(NationalNumbers::pps)
                        .scored(LIKELY, CERTAIN)
                        .near("pps"),
                Rule.of("ca.sin", FindingType.NATIONAL_ID, "\\d{3}[ -]\\d{3}[ -]\\d{3}")
                        .checked(NationalNumbers::sin)
                        .scored(LIKELY, CERTAIN)
                        .near("sin", "social insurance", "numéro d'assurance")
                        .evenFailed(LIKELY),
                Rule.of("au.tfn", FindingType.TAX_ID, "\\d{3} ?\\d{3} ?\\d{3}")
                        .checked(NationalNumbers::tfn)
                        .scored(0, STRONG)
                        .near("tfn", "tax file"),
                Rule.of("au.medicare", FindingType.HEALTH_PLAN_ID, "[2-6]\\d{3} ?\\d{5} ?\\d(?:[/ -]?\\d)?")
                        .checked(NationalNumbers::auMedicare)
                        .scored(0, STRONG)
                        .near("medicare"));
    }

    private static List<Rule> european() {
        return List.of(
                Rule.of("de.steuer-id", FindingType.NATIONAL_ID, "\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}")
                        .checked(NationalNumbers::steuerId)
                        .scored(LIKELY, CERTAIN)
                        .near(TAX_WORDS)
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("de.rvnr", FindingType.NATIONAL_ID, "\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}")
                        .checked(NationalNumbers::rvnr)
                        .scored(STRONG, CERTAIN)
                        .near("sv", "rv", "rente", "sozialversicherung", "versicherungs")
                        .evenFailed(STRONG),
                Rule.of("de.kvnr", FindingType.NATIONAL_ID, "[A-Z] ?\\d{3} ?\\d{3} ?\\d{3}")
                        .checked(NationalNumbers::kvnr)
                        .scored(LIKELY, CERTAIN)
                        .near("kv", "kranken", "versicher", "kasse")
                        .evenFailed(LIKELY),
                Rule.of(
                                "fr.nir",
                                FindingType.NATIONAL_ID,
                                "[12378] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3}(?: ?/? ?\\d{2})?")
                        .checked(n -> n.length() == 13 || NationalNumbers.nir(n))
                        .scored(LIKELY, CERTAIN)
                        .near("nir", "sécu", "secu", "insee", "ss ", "n° ss", "assuré", "immatricul")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("es.dni", FindingType.NATIONAL_ID, "(?:[XYZ][ -]?\\d{7}|\\d{2}\\.?\\d{3}\\.?\\d{3})[ -]?[A-Z]")
                        .checked(NationalNumbers::dniOrNie)
                        .scored(STRONG, CERTAIN)
                        .near("dni", "nie", "nif", "d.n.i", "n.i.e", "identidad", "documento")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of(
                                "it.cf",
                                FindingType.NATIONAL_ID,
                                "[A-Z]{3} ?[A-Z]{3} ?[\\dLMNP-V]{2}[A-EHLMPRST][\\dLMNP-V]{2} ?[A-Z][\\dLMNP-V]{3} ?[A-Z]")
                        .checked(NationalNumbers::codiceFiscale)
                        .scored(CERTAIN, CERTAIN)
                        .near("codice fiscale", "c.f", "cf")
                        .evenFailed(STRONG)
                        .asFormal(),
                Rule.of("nl.bsn", FindingType.NATIONAL_ID, "\\d{3}\\.?\\d{2}\\.?\\d{4}|\\d{4}[ .]\\d{2}[ .]\\d{3}")
                        .checked(NationalNumbers::bsn)
                        .scored(0, CERTAIN)
                        .near("bsn", "burgerservice", "sofi")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("be.niss", FindingType.NATIONAL_ID, "\\d{2}\\.?\\d{2}\\.?\\d{2}[-. ]?\\d{3}[-. ]?\\d{2}")
                        .checked(NationalNumbers::niss)
                        .scored(LIKELY, CERTAIN)
                        .near("niss", "insz", "rijksregister", "registre national")
                        .evenFailed(LIKELY),
                Rule.of("pl.pesel", FindingType.NATIONAL_ID, "\\d{11}")
                        .checked(NationalNumbers::pesel)
                        .scored(LIKELY, CERTAIN)
                        .near("pesel")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("pl.id-card", FindingType.NATIONAL_ID, "[A-Z]{3} ?\\d{6}")
                        .scored(0, STRONG)
                        .near("dow", "dowod", "dowód", "osobist", "id card", "seria"),
                Rule.of("pl.nip", FindingType.TAX_ID, "(?:PL ?)?\\d{3}-?\\d{3}-?\\d{2}-?\\d{2}")
                        .checked(n -> NationalNumbers.nip(n.replace("PL", "")))
                        .scored(POSSIBLE, CERTAIN)
                        .near("nip")
                        .evenFailed(LIKELY),
                Rule.of("se.personnummer", FindingType.NATIONAL_ID, "(?:19|20)?\\d{6}[-+]?\\d{4}")
                        .checked(NationalNumbers::personnummer)
                        .scored(LIKELY, CERTAIN)
                        .near("person", "pnr", "samordning", "födelse", "p.nr", "org")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("fi.hetu", FindingType.NATIONAL_ID, "\\d{6}[A-FU-Y+-]\\d{3}[0-9A-Z]")
                        .checked(n -> NationalNumbers.hetu(n)
                                || NationalNumbers.hetu(n.replaceFirst("^(\\d{6})[A-FU-Y]", "$1-")))
                        .scored(STRONG, CERTAIN)
                        .near("hetu", "henkilö", "personbeteckning"),
                Rule.of("dk.cpr", FindingType.NATIONAL_ID, "\\d{6}-\\d{4}")
                        .checked(NationalNumbers::cpr)
                        .scored(LIKELY, CERTAIN)
                        .near("cpr", "personnummer"),
                Rule.of("no.fnr", FindingType.NATIONAL_ID, "\\d{6} ?\\d{5}")
                        .checked(NationalNumbers::fodselsnummer)
                        .scored(LIKELY, CERTAIN)
                        .near("fødsels", "personnummer", "fnr", "f.nr"),
                Rule.of("pt.nif", FindingType.NATIONAL_ID, "\\d{3} ?\\d{3} ?\\d{3}")
                        .checked(NationalNumbers::nif)
                        .scored(0, CERTAIN)
                        .near("nif", "contribuinte", "niss", "fiscal")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("pt.cc", FindingType.NATIONAL_ID, "\\d{8} ?\\d ?[A-Z]{2}\\d")
                        .scored(STRONG, CERTAIN)
                        .near("cidadão", "cc"),
                Rule.of("at.svnr", FindingType.NATIONAL_ID, "\\d{4}[ /-]?\\d{6}")
                        .checked(NationalNumbers::svnr)
                        .scored(LIKELY, CERTAIN)
                        .near("sv", "sozialversicherung", "versicherungs")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("ch.ahv", FindingType.NATIONAL_ID, "756\\.?\\d{4}\\.?\\d{4}\\.?\\d{2}")
                        .checked(NationalNumbers::ahv)
                        .scored(CERTAIN, CERTAIN)
                        .near("ahv", "avs", "svn")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("cz.rc", FindingType.NATIONAL_ID, "\\d{6}/\\d{3,4}")
                        .checked(n -> n.length() == 9 || NationalNumbers.rodneCislo(n))
                        .scored(POSSIBLE, CERTAIN)
                        .near("rodné", "r.č", "rč")
                        .evenFailed(LIKELY),
                Rule.of("ro.cnp", FindingType.NATIONAL_ID, "[1-8]\\d{12}")
                        .checked(NationalNumbers::cnp)
                        .scored(LIKELY, CERTAIN)
                        .near("cnp"),
                Rule.of("bg.egn", FindingType.NATIONAL_ID, "\\d{10}")
                        .checked(NationalNumbers::egn)
                        .scored(0, STRONG)
                        .near("egn", "егн"),
                Rule.of("hr.oib", FindingType.NATIONAL_ID, "\\d{11}")
                        .checked(n -> n.length() == 11 && Checksums.mod11And10(n))
                        .scored(POSSIBLE, CERTAIN)
                        .near("oib"));
    }

    private static List<Rule> elsewhere() {
        return List.of(
                Rule.of("in.aadhaar", FindingType.NATIONAL_ID, "\\d{4}[ -]\\d{4}[ -]\\d{4}")
                        .checked(NationalNumbers::aadhaar)
                        .scored(STRONG, CERTAIN)
                        .near("aadhaar", "uidai", "uid")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("in.pan", FindingType.TAX_ID, "[A-Z]{3}[ABCFGHLJPTK][A-Z]\\d{4}[A-Z]")
                        .scored(LIKELY, STRONG)
                        .near("pan"),
                Rule.of("kr.rrn", FindingType.NATIONAL_ID, "\\d{6}-[1-8]\\d{6}")
                        .checked(NationalNumbers::rrn)
                        .scored(STRONG, CERTAIN),
                Rule.of("br.cpf", FindingType.NATIONAL_ID, "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}")
                        .checked(NationalNumbers::cpf)
                        .scored(STRONG, CERTAIN),
                Rule.of("sg.nric", FindingType.NATIONAL_ID, "[STFGM]\\d{7}[A-Z]")
                        .scored(LIKELY, STRONG)
                        .near("nric", "fin"),
                Rule.of("ng.nin", FindingType.NATIONAL_ID, "\\d{4} ?\\d{3} ?\\d{4}")
                        .scored(0, STRONG)
                        .near("nin"));
    }

    private static List<Rule> passports() {
        return List.of(
                Rule.of("passport", FindingType.PASSPORT, "(?:[A-Z]{1,3} ?)?\\d{2,3} ?\\d{3} ?\\d{1,4}[A-Z]?")
                        .checked(n -> n.length() >= 6 && n.length() <= 11)
                        .scored(0, STRONG)
                        .near(
                                "passport",
                                "reisepass",
                                "passnummer",
                                "passeport",
                                "pasaporte",
                                "passaporto",
                                "paspoort",
                                "paszport",
                                "passaporte",
                                "pass-nr",
                                "pass nr",
                                "passnr",
                                "pass:"),
                Rule.of("passport.letters", FindingType.PASSPORT, "[A-Z][A-Z0-9]{6,9}")
                        .checked(n -> n.chars().filter(Character::isDigit).count() >= 3)
                        .scored(0, STRONG)
                        .near(
                                "passport",
                                "reisepass",
                                "passeport",
                                "pasaporte",
                                "passaporto",
                                "paspoort",
                                "paszport",
                                "passaporte",
                                "pass-nr",
                                "pass nr",
                                "personalausweis",
                                "ausweis",
                                "carte d'identité",
                                "carta d'identità",
                                "carta di identità",
                                "identiteitskaart",
                                "id card",
                                "identity card"));
    }
}
