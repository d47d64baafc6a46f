package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Keys and tokens by their own form. What a label calls a secret is found as a labelled field. */
final class CredentialRecognizer implements Recognizer {
    private static final Pattern SHAPES =
            Pattern.compile("(?:A(?:KIA|SIA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|gh[opsur]_[0-9A-Za-z]{30,}"
                    + "|github_pat_[0-9A-Za-z_]{40,}|glpat-[0-9A-Za-z_-]{20,}|xox[abpros]-[0-9A-Za-z-]{10,}|[a-z]{2,5}_(?:live|test|prod)_[0-9A-Za-z]{16,}"
                    + "|SG\\.[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}|eyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{4,}(?:\\.[0-9A-Za-z_-]*)?|sk-[0-9A-Za-z-]{20,}"
                    + "|npm_[0-9A-Za-z]{30,}|hf_[0-9A-Za-z]{30,})");
    private static final Pattern HOOK =
            Pattern.compile("https?://[^\\s\"']*(?:/services/T|webhook|/hooks?/|hooks\\.)[^\\s\"']*");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE)[A-Z ]*-----");
    private static final Pattern RANDOM = Pattern.compile("[0-9A-Za-z+/_-]{24,}={0,2}");

    @Override
    public String id() {
        return "credential";
    }

    @Override
    public String signature() {
        return SHAPES.pattern() + HOOK + BEGIN + RANDOM;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Span line : text.lines()) {
            if (line.length() < 20) {
                continue;
            }
            String piece = line.of(text.raw());
            each(SHAPES, piece, line.start(), Evidence.CERTAIN, "credential.shape", found);
            if (piece.contains("http")) {
                each(HOOK, piece, line.start(), Evidence.CERTAIN, "credential.webhook", found);
            }
            randoms(text, line, piece, found);
        }
        keyBlocks(text.raw(), found);
        return found;
    }

    private static void each(Pattern pattern, String piece, int offset, double score, String by, List<Finding> found) {
        Matcher matcher = pattern.matcher(piece);
        while (matcher.find()) {
            if (!matcher.group().contains("EXAMPLE")) {
                found.add(new Finding(
                        new Span(offset + matcher.start(), offset + matcher.end()), FindingType.CREDENTIAL, score, by));
            }
        }
    }

    private static void randoms(DocumentText text, Span line, String piece, List<Finding> found) {
        Matcher matcher = RANDOM.matcher(piece);
        while (matcher.find()) {
            String token = matcher.group();
            if (mixed(token)
                    && Context.before(
                            text,
                            line.start() + matcher.start(),
                            List.of("key", "secret", "token", "bearer", "auth", "session", "psk", "credential"))) {
                found.add(new Finding(
                        new Span(line.start() + matcher.start(), line.start() + matcher.end()),
                        FindingType.CREDENTIAL,
                        Evidence.STRONG,
                        "credential.random"));
            }
        }
    }

    private static boolean mixed(String token) {
        return token.chars().anyMatch(Character::isDigit)
                && token.chars().anyMatch(Character::isUpperCase)
                && token.chars().anyMatch(Character::isLowerCase)
                && !token.contains("EXAMPLE");
    }

    private static void keyBlocks(String raw, List<Finding> found) {
        int at = raw.indexOf("-----BEGIN ");
        while (at >= 0) {
            int body = raw.indexOf("-----", at + 11);
            if (body < 0
                    || !BEGIN.matcher(raw.substring(at, Math.min(raw.length(), body + 5)))
                            .matches()) {
                at = raw.indexOf("-----BEGIN ", at + 11);
                continue;
            }
            int end = raw.indexOf("-----END", body + 5);
            int to = end < 0 ? raw.length() : end;
            if (!raw.substring(body + 5, to).isBlank()) {
                found.add(new Finding(
                        stripped(raw, body + 5, to), FindingType.CREDENTIAL, Evidence.CERTAIN, "credential.key-block"));
            }
            at = raw.indexOf("-----BEGIN ", to);
        }
    }

    private static Span stripped(String raw, int from, int to) {
        int start = from;
        int end = to;
        while (Character.isWhitespace(raw.charAt(start))) {
            start++;
        }
        while (Character.isWhitespace(raw.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
