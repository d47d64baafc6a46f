package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tokens that look like somebody's reference: letters with several digits, or a long bare number. */
final class CodeRecognizer implements Recognizer {
    private static final Set<String> STANDARDS = Set.of(
            "ISO",
            "EN",
            "DIN",
            "RFC",
            "CVE",
            "PEP",
            "ICD",
            "CPT",
            "LOINC",
            "COVID",
            "SARS",
            "HLA",
            "IEC",
            "IEEE",
            "ANSI",
            "ASTM",
            "BS",
            "NF",
            "UNE",
            "UNI",
            "PN",
            "UTF",
            "SHA",
            "MD",
            "AES",
            "RSA",
            "HTTP",
            "TLS",
            "SSL",
            "USB",
            "HTML",
            "CSS",
            "XML",
            "WCAG",
            "SOC",
            "PCI",
            "GRCH",
            "CHR",
            "NM",
            "NP",
            "RS",
            "SNOMED",
            "UNSCR",
            "ECLI",
            "CELEX",
            "ED25519",
            "SHA256",
            "BRCA",
            "TNM",
            "CIN",
            "VEGF",
            "FEV",
            "ISO-8859",
            "ISBN",
            "EAN",
            "ISSN",
            "DOI",
            "CO",
            "HCPCS",
            "NDC",
            "SM",
            "USP");
    private static final List<String> NUMBER_WORDS = List.of(
            "isbn",
            "issn",
            "ean",
            "sku",
            "gtin",
            "hs code",
            "icd",
            "cpt",
            "loinc",
            "snomed",
            "port",
            "version",
            "code",
            "build",
            "sha",
            "commit",
            "uuid",
            "bin",
            "rxbin",
            "pcn",
            "tax code",
            "(eu)",
            "(ec)",
            "(ue)",
            "(ce)",
            "directive-",
            "regulation-",
            "verordnung",
            "richtlinie",
            "règlement",
            "reglamento",
            "regolamento",
            "verordening",
            "decreto",
            "ley",
            "legge",
            "lei",
            "ustaw-",
            "lov",
            "loi",
            "décret",
            "d.lgs",
            "dz.u",
            "stc",
            "request_id",
            "request id",
            "checksum",
            "hash",
            "md5",
            "error",
            "pid");

    @Override
    public String id() {
        return "code";
    }

    @Override
    public String signature() {
        return STANDARDS.stream().sorted().toList() + " " + NUMBER_WORDS;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        String raw = text.raw();
        int at = 0;
        while (at < raw.length()) {
            int end = tokenEnd(raw, at);
            if (end > at) {
                token(text, new Span(at, end), found);
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private static int tokenEnd(String raw, int from) {
        int at = from;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            boolean joint = at > from
                    && (c == '-' || c == '/' || c == '.' || c == '_' || c == ':')
                    && at + 1 < raw.length()
                    && Texts.isAlnum(raw.charAt(at + 1));
            if (!Texts.isAlnum(c) && !joint) {
                break;
            }
            at++;
        }
        return at;
    }

    private static void token(DocumentText text, Span span, List<Finding> found) {
        String token = span.of(text.raw());
        int digits = (int) token.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits < 4 || token.length() > 40 || token.length() < 6 && digits == token.length()) {
            return;
        }
        char before = span.start() == 0 ? ' ' : text.raw().charAt(span.start() - 1);
        char after = span.end() >= text.raw().length() ? ' ' : text.raw().charAt(span.end());
        if ("$€£@=&?/\\<~%+".indexOf(before) >= 0
                || "@%€£$=(\\>".indexOf(after) >= 0
                || Context.anyExactly(text.lower(), Math.max(0, span.start() - 22), span.start(), NUMBER_WORDS)) {
            return;
        }
        double score = score(text, span, token, digits);
        if (score > 0) {
            found.add(new Finding(widened(text.raw(), span), FindingType.OTHER_ID, score, "code"));
        }
    }

    /** With the capitals before ("KV 88204417") and the single one after it ("226873 G"). */
    private static Span widened(String raw, Span span) {
        int start = span.start();
        int from = start - 1;
        while (from > 0 && start - from <= 5 && Character.isUpperCase(raw.charAt(from - 1))) {
            from--;
        }
        int letters = start - 1 - from;
        boolean prefix = start > 1
                && raw.charAt(start - 1) == ' '
                && letters >= 1
                && letters <= 4
                && (from == 0 || !Texts.isAlnum(raw.charAt(from - 1)))
                && Labels.standard().whole(raw.substring(from, start - 1)).isEmpty();
        int end = span.end();
        boolean suffix = end + 1 < raw.length()
                && raw.charAt(end) == ' '
                && Character.isUpperCase(raw.charAt(end + 1))
                && (end + 2 == raw.length() || ",.;)\n".indexOf(raw.charAt(end + 2)) >= 0);
        return new Span(prefix ? from : start, suffix ? end + 2 : end);
    }

    private static double score(DocumentText text, Span span, String token, int digits) {
        int letters = (int) token.chars().filter(Character::isLetter).count();
        if (letters == 0) {
            return bareNumber(text, span, token, digits);
        }
        boolean lower = token.chars().anyMatch(Character::isLowerCase);
        String head = token.split("[-/.:_]", 2)[0].replaceAll("\\d+$", "").toUpperCase(java.util.Locale.ROOT);
        if (STANDARDS.contains(head)
                || isMedicalCode(token)
                || token.contains(":")
                || hexadecimal(token)
                || measure(token)) {
            return 0;
        }
        boolean jointed = token.chars().anyMatch(c -> c == '-' || c == '/' || c == '.' || c == '_');
        if (lower && !jointed) {
            return letters <= 3 && digits >= 6 ? Evidence.POSSIBLE : 0;
        }
        if (lower && (token.indexOf('.') >= 0 || letters > 8)) {
            return 0;
        }
        return digits >= 5 ? Evidence.LIKELY : Evidence.POSSIBLE;
    }

    /** ICD-10 "Z38.00", HCPCS "D0150", vertebrae "T11-T12", "2015/849/EU", "XMAS-2025". */
    private static boolean isMedicalCode(String token) {
        return token.matches(
                "[A-TV-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?|[A-Z]\\d{4}|[CTLS]\\d{1,2}-[CTLS]?\\d{1,2}|\\d{2,4}/\\d{1,4}/[A-Z]{2,3}|\\d{4}Z|\\D*20[0-3]\\d\\D*");
    }

    /** "500mg", "1200ml", "2016x". */
    private static boolean measure(String token) {
        return token.matches("[\\d.,/-]+[a-zA-Zµ]{1,4}(?:/[a-zA-Z0-9]+)?")
                && Character.isDigit(token.charAt(0))
                && token.matches(".*[a-z].*");
    }

    private static boolean hexadecimal(String token) {
        return token.matches("[0-9a-f]{7,}(?:-[0-9a-f]{4,12})*") && token.matches(".*[a-f].*");
    }

    private static double bareNumber(DocumentText text, Span span, String token, int digits) {
        boolean plain = digits == token.length();
        boolean hyphened = token.matches("\\d+(?:-\\d+)+") && digits >= 7;
        boolean years = token.matches("(?:1[89]|20)\\d{2}[-/](?:1[89]|20)\\d{2}|\\d{4}/\\d{2,4}|\\d{4}-\\d{2}-\\d{2}");
        boolean amount =
                years || token.matches("\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2})?") || token.matches("\\d+\\.\\d+");
        if (amount || digits < 6 || !(plain || hyphened || token.matches("\\d{2,}(?:/\\d{2,})+") && digits >= 7)) {
            return 0;
        }
        String next = text.lower()
                .substring(span.end(), Math.min(text.lower().length(), span.end() + 10))
                .strip();
        boolean unit = next.matches(
                "(?s)(?:eur|usd|gbp|sek|pln|chf|nok|dkk|ngn|kr|zł|euro|dollars|pounds|liras|francs|mg|ml|kg|km|people|cells|iu|units|copies|k/ul|/).*");
        return unit ? 0 : digits >= 7 ? Evidence.LIKELY : Evidence.POSSIBLE;
    }
}
