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
    /** Prefixes that vendors publish so that keys can be found: clouds, code hosts, payment, chat, models, mail, registries. */
    private static final Pattern SHAPES = Pattern.compile(
            "(?:A(?:KIA|SIA|GPA|IDA|ROA|NPA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|ya29\\.[0-9A-Za-z_-]{20,}|GOCSPX-[0-9A-Za-z_-]{20,}"
                    + "|gh[opsur]_[0-9A-Za-z]{30,}|github_pat_[0-9A-Za-z_]{40,}|gl(?:pat|dt|rt|ptt|cbt|soat)-[0-9A-Za-z_-]{20,}|ATBB[0-9A-Za-z]{24,}|ATATT[0-9A-Za-z_=-]{20,}"
                    + "|xox[abeoprs]-[0-9A-Za-z-]{10,}|xapp-\\d-[0-9A-Za-z-]{20,}|[a-z]{2,5}_(?:live|test|prod)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z+/=]{20,}"
                    + "|sq0(?:atp|csp)-[0-9A-Za-z_-]{20,}|EAAA[0-9A-Za-z_-]{50,}|access_token\\$production\\$[0-9a-z]{16}\\$[0-9a-f]{32}"
                    + "|SG\\.[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\\d{1,2}|xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}"
                    + "|eyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{4,}(?:\\.[0-9A-Za-z_-]*){0,3}|sk-(?:ant-|proj-|or-)?[0-9A-Za-z_-]{20,}|r8_[0-9A-Za-z]{37}|gsk_[0-9A-Za-z]{40,}"
                    + "|npm_[0-9A-Za-z]{30,}|pypi-[0-9A-Za-z_-]{50,}|rubygems_[0-9a-f]{48}|hf_[0-9A-Za-z]{30,}|dckr_pat_[0-9A-Za-z_-]{20,}|dop_v1_[0-9a-f]{64}"
                    + "|hv[sbr]\\.[0-9A-Za-z_-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|lin_api_[0-9A-Za-z]{30,}|ntn_[0-9A-Za-z]{30,}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}"
                    + "|NRAK-[0-9A-Z]{27}|glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}|dapi[0-9a-f]{32}|FlyV1 [0-9A-Za-z_+/=,-]{40,}|AGE-SECRET-KEY-1[0-9A-Z]{58}"
                    + "|AccountKey=[0-9A-Za-z+/]{80,}={0,2}|sig=[0-9A-Za-z%]{40,}(?:%3[Dd])?|\\d{8,10}:AA[0-9A-Za-z_-]{33})");

    private static final Pattern HOOK = Pattern.compile(
            "https?://[^\\s\"']*(?:/services/T|webhook|/hooks?/|hooks\\.|discord(?:app)?\\.com/api)[^\\s\"']*");
    private static final Pattern BEGIN =
            Pattern.compile("-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE|PGP MESSAGE)[A-Z ]*-----");
    private static final Pattern OPTION = Pattern.compile(
            "(?:(?:mysql|mysqldump|mariadb)\\b.*? -p(?P<a>[^\\s'\"]{4,})|\\bcurl\\b.*? (?:-u|--user) ?[\"']?[^\\s:\"']+:(?P<b>[^\\s\"']{3,})|\\bsshpass -p ?[\"']?(?P<c>[^\\s\"']{3,})|(?i:authorization:? (?:basic|digest|token) )(?P<d>[0-9A-Za-z+/=_-]{8,})|(?i:--(?:password|passwd|pass|token|secret)[= ])[\"']?(?P<e>[^\\s\"']{3,}))");
    private static final Pattern RANDOM = Pattern.compile("[0-9A-Za-z+/_-]{24,}={0,2}");

    @Override
    public String id() {
        return "credential";
    }

    @Override
    public String signature() {
        return SHAPES.pattern() + HOOK + BEGIN + OPTION + RANDOM;
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
            options(line, piece, found);
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

    /** "mysql -uroot -phunter2", "curl -u anna:hunter2", "Authorization: Basic YW5…". */
    private static void options(Span line, String piece, List<Finding> found) {
        Matcher matcher = OPTION.matcher(piece);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null && !matcher.group(group).startsWith("$")) {
                    found.add(new Finding(
                            new Span(line.start() + matcher.start(group), line.start() + matcher.end(group)),
                            FindingType.CREDENTIAL,
                            Evidence.STRONG,
                            "credential.option"));
                }
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
