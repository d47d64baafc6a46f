package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Short things that only their surroundings explain: bank codes, expiry dates, handles, users in logs. */
final class ContextualRecognizer implements Recognizer {
    private static final List<String> BIC_WORDS = List.of("bic", "swift", "iban");
    private static final List<String> EXPIRY_WORDS = List.of(
            "exp",
            "expir",
            "valid",
            "gültig",
            "ablauf",
            "verfall",
            "scad",
            "caduc",
            "vervalt",
            "ważn",
            "validade",
            "giltig",
            "card",
            "karte",
            "carte",
            "tarjeta",
            "kart");
    private static final List<String> CODE_WORDS = List.of(
            "cvv",
            "cvc",
            "security code",
            "prüfziffer",
            "kartenprüf",
            "cryptogramme",
            "código de seguridad",
            "codice di sicurezza");
    private static final List<String> TAIL_WORDS = List.of(
            "ending",
            "ends",
            "ended",
            "endet",
            "endend",
            "endziffern",
            "finissant",
            "terminant",
            "terminada",
            "que termina",
            "termina",
            "finale",
            "eindigend",
            "końcówka",
            "kończąc",
            "slutar",
            "last four",
            "last 4",
            "last digits");
    private static final Pattern EXPIRY = Pattern.compile("(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\\d\\b");
    private static final Pattern HANDLE = Pattern.compile("@[A-Za-z][A-Za-z0-9_.]{2,30}");
    private static final Pattern LOG_USER = Pattern.compile(
            "(?:\\b(?:Accepted|Failed) \\w+ for (?:invalid user )?(?P<a>[A-Za-z0-9._-]+) from|\\bsudo: +(?P<b>[a-z][a-z0-9._-]+) :|\\bssh (?:-\\w+ )*(?P<c>[A-Za-z0-9._-]+)@|\\b(?i:login|user|account) (?P<d>[a-z][a-z0-9._-]{4,}) ?/ ?\\S|session opened for user (?P<e>[A-Za-z0-9._-]+)|auth=\\(?[\"'](?P<f>[^\"']+)[\"'])");

    @Override
    public String id() {
        return "contextual";
    }

    @Override
    public String signature() {
        return "" + BIC_WORDS + EXPIRY_WORDS + CODE_WORDS + TAIL_WORDS + EXPIRY + HANDLE + LOG_USER;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Word word : text.words()) {
            String value = word.text();
            char first = value.charAt(0);
            if ((value.length() == 8 || value.length() == 11) && Character.isUpperCase(first)) {
                bic(text, word, found);
            } else if (Texts.isDigit(first) && value.length() <= 4) {
                card(text, word, found);
            }
        }
        for (Span line : text.lines()) {
            String piece = line.of(text.raw());
            if (piece.indexOf('@') >= 0) {
                handles(piece, line.start(), found);
            }
            logUsers(piece, line.start(), found);
        }
        return found;
    }

    private static void bic(DocumentText text, Word word, List<Finding> found) {
        if (RegisteredNumbers.bic(word.text()) && Context.before(text, word.start(), BIC_WORDS)) {
            found.add(new Finding(word.span(), FindingType.BIC, Evidence.STRONG, "bic"));
        }
    }

    private static void card(DocumentText text, Word word, List<Finding> found) {
        int at = word.start();
        if (word.text().length() == 2) {
            Windows.match(EXPIRY, text.raw(), at, 10)
                    .filter(s -> Context.before(text, at, EXPIRY_WORDS))
                    .ifPresent(s -> found.add(new Finding(s, FindingType.CARD, Evidence.STRONG, "card.expiry")));
        } else if (word.text().length() == 3 && near(text, at, CODE_WORDS)) {
            found.add(new Finding(word.span(), FindingType.CARD, Evidence.STRONG, "card.code"));
        } else if (word.text().length() == 4 && near(text, at, TAIL_WORDS)) {
            found.add(new Finding(word.span(), FindingType.CARD, Evidence.LIKELY, "card.tail"));
        }
    }

    private static boolean near(DocumentText text, int at, List<String> words) {
        return Context.anyWord(text.lower(), Math.max(0, at - 22), at, words);
    }

    private static void handles(String piece, int offset, List<Finding> found) {
        Matcher matcher = HANDLE.matcher(piece);
        while (matcher.find()) {
            boolean alone = matcher.start() == 0 || " (:,;\"'".indexOf(piece.charAt(matcher.start() - 1)) >= 0;
            boolean name = matcher.group().chars().anyMatch(c -> c == '_' || c == '.' || Character.isDigit(c))
                    || matcher.start() == 0
                    || piece.indexOf("@ ") < 0;
            if (alone && name) {
                int end = matcher.group().endsWith(".") ? matcher.end() - 1 : matcher.end();
                found.add(new Finding(
                        new Span(offset + matcher.start(), offset + end),
                        FindingType.USERNAME,
                        Evidence.LIKELY,
                        "handle"));
            }
        }
    }

    private static void logUsers(String piece, int offset, List<Finding> found) {
        Matcher matcher = LOG_USER.matcher(piece);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null && !matcher.group(group).equals("root")) {
                    found.add(new Finding(
                            new Span(offset + matcher.start(group), offset + matcher.end(group)),
                            FindingType.USERNAME,
                            Evidence.STRONG,
                            "log.user"));
                }
            }
        }
    }
}
