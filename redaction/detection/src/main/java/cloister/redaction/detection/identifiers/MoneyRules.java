package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.Evidence.CERTAIN;
import static cloister.redaction.detection.Evidence.LIKELY;
import static cloister.redaction.detection.Evidence.POSSIBLE;
import static cloister.redaction.detection.Evidence.STRONG;

import cloister.pipeline.FindingType;
import java.util.List;

/** Accounts, cards, tax numbers of firms. */
final class MoneyRules {
    private MoneyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                                "iban",
                                FindingType.IBAN,
                                "(?i:[A-Z]{2})\\d{2}(?:(?:[ -]|\\n[> ]*)?(?i:[A-Z0-9]){4}){2,7}(?:[ -]?(?i:[A-Z0-9]){1,3})?")
                        .checked(Checksums::iban)
                        .scored(CERTAIN, CERTAIN)
                        .near("iban", "konto", "account", "compte", "cuenta", "conto", "rekening", "rachun", "bank")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("iban.plain", FindingType.IBAN, "(?i:[A-Z]{2})\\d{2}(?i:[A-Z0-9]){11,30}")
                        .checked(Checksums::iban)
                        .scored(CERTAIN, CERTAIN)
                        .near("iban", "konto", "account")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("card", FindingType.CARD, "\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}")
                        .checked(RegisteredNumbers::card)
                        .scored(STRONG, CERTAIN)
                        .near(
                                "card",
                                "karte",
                                "carte",
                                "tarjeta",
                                "carta",
                                "kaart",
                                "kart",
                                "kort",
                                "cartão",
                                "visa",
                                "mastercard",
                                "amex",
                                "cc",
                                "pan")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("card.amex", FindingType.CARD, "3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}")
                        .checked(RegisteredNumbers::card)
                        .scored(STRONG, CERTAIN)
                        .near("card", "amex")
                        .evenFailed(LIKELY)
                        .asFormal(),
                Rule.of("card.short", FindingType.CARD, "[3-6]\\d{11,13}")
                        .checked(n -> n.length() >= 12)
                        .scored(0, LIKELY)
                        .near("card", "cc ", "credit", "visa", "maestro"),
                Rule.of("card.long", FindingType.CARD, "[1-6]\\d{14,18}")
                        .scored(0, LIKELY)
                        .near("card", "cc ", "credit", "visa", "maestro"),
                Rule.of("us.routing", FindingType.ACCOUNT, "\\d{9}")
                        .checked(RegisteredNumbers::routing)
                        .scored(0, CERTAIN)
                        .near("routing", "aba", "rtn", "transit")
                        .evenFailed(LIKELY),
                Rule.of("uk.sort-code", FindingType.ACCOUNT, "\\d{2}-\\d{2}-\\d{2}")
                        .scored(0, STRONG)
                        .near("sort", "bacs", "account", "a/c", "bank"),
                Rule.of("uk.sort-and-account", FindingType.ACCOUNT, "\\d{2}-\\d{2}-\\d{2} ?/? ?\\d{8}")
                        .scored(STRONG, CERTAIN),
                Rule.of(
                                "vat",
                                FindingType.TAX_ID,
                                "(?:AT ?U|BE ?[01]|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|FR ?[0-9A-Z]{2}|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI|CHE)[ -]?\\d{3}[ .]?\\d{2,4}[ .]?\\d{2,4}(?:[ .]?\\d{1,3})?(?: ?B\\d{2}| ?MVA| ?MWST|[A-Z]{1,2})?")
                        .checked(n -> n.length() >= 9)
                        .scored(POSSIBLE, STRONG)
                        .near(
                                "vat",
                                "ust",
                                "umsatzsteuer",
                                "tva",
                                "iva",
                                "p.iva",
                                "partita",
                                "btw",
                                "moms",
                                "mva",
                                "mwst",
                                "tax",
                                "nip",
                                "uid"),
                Rule.of("us.ein", FindingType.TAX_ID, "\\d{2}-\\d{7}")
                        .scored(POSSIBLE, STRONG)
                        .near("ein", "tin", "tax", "fein", "employer id"),
                Rule.of("it.piva", FindingType.TAX_ID, "\\d{11}")
                        .scored(0, STRONG)
                        .near("p.iva", "p. iva", "partita iva", "piva"),
                Rule.of("de.steuernummer", FindingType.TAX_ID, "\\d{2,3}[/ ]\\d{3,4}[/ ]\\d{4,5}")
                        .scored(POSSIBLE, STRONG)
                        .near("steuer", "st.-nr", "st-nr", "stnr"),
                Rule.of("btc", FindingType.ACCOUNT, "bc1[02-9ac-hj-np-z]{25,62}")
                        .scored(STRONG, CERTAIN),
                Rule.of("btc.base58", FindingType.ACCOUNT, "[13][1-9A-HJ-NP-Za-km-z]{25,34}")
                        .checked(n -> n.chars().anyMatch(Character::isLetter))
                        .scored(LIKELY, CERTAIN)
                        .near("btc", "bitcoin", "wallet"),
                Rule.of("eth", FindingType.ACCOUNT, "0x[0-9a-fA-F]{40}").scored(STRONG, CERTAIN));
    }
}
