package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** E-mail addresses in plain and obfuscated forms, web addresses, bare hosts, IP addresses. */
final class NetworkRecognizer implements Recognizer {
    private static final String LOCAL = "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]*";
    private static final String LABEL = "[\\p{L}\\p{N}][\\p{L}\\p{N}-]*";
    private static final String AT =
            "(?:at|arobase|arroba|chiocciola|apenstaartje|ät|aet|snabel-?a|małpa|klammeraffe|zavináč|kukac|arond|alfakrøll|a)";
    private static final String DOT =
            "(?:dot|punkt|point|punto|ponto|punt|kropka|piste|punktum|tečka|bodka|pont|punct|period|full stop)";
    private static final String WORDED_AT = AT.replace("|a)", "|@)");
    private static final String ENDS =
            "(?:com|org|net|edu|gov|example|info|io|eu|co|uk|de|fr|es|it|nl|pl|pt|se|ch|at|be|ie|us|ca|dk|no|fi|cz|hu|ro|gr|lu|au|in)";
    private static final Pattern EMAIL =
            Pattern.compile("(?:" + LOCAL + "|\"[^\"\\n]{1,40}\")@(?:\\s*\\n[> ]*)?" + LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern SPACED = Pattern.compile(
            LOCAL + "(?: ?\\. ?" + LOCAL + ")? ?@ ?" + LABEL + "(?: ?\\. ?" + LABEL
                    + "){0,2} ?\\. ?(?:com|org|net|edu|example|examp1e|eu|io|co\\.uk|uk|de|fr|es|it|nl|pl|pt|se|ch|at|be)");
    private static final String OPEN = " ?[\\[({<|*_-]{1,2} ?";
    private static final String CLOSE = " ?[\\])}>|*_-]{1,2} ?";
    private static final Pattern BRACKETED =
            Pattern.compile("(?i)" + LABEL + "(?:(?:[._+-]|" + OPEN + DOT + CLOSE + "| " + DOT + " )" + LABEL + ")*"
                    + OPEN + "(?:" + AT + "|@)" + CLOSE
                    + LABEL + "(?:(?:\\.|" + OPEN + "(?:" + DOT + "|\\.)" + CLOSE + "| " + DOT + " )" + LABEL + ")+");
    private static final Pattern BRACKETED_HINT = Pattern.compile("[\\[({<|*_-] ?(?:" + AT + "|@) ?[\\])}>|*_-]");
    private static final Pattern WORDED = Pattern.compile("(?i)[\\p{L}\\p{N}_.-]+(?: (?:" + DOT
            + "|underscore|dash|hyphen|unterstrich|tiret|minus|plus) [\\p{L}\\p{N}_-]+){0,4} " + WORDED_AT + " "
            + "[\\p{L}\\p{N}-]+(?: (?:dash|hyphen|tiret|minus) [\\p{L}\\p{N}-]+)?(?: " + DOT
            + " [\\p{L}\\p{N}-]+){0,2} "
            + DOT + " " + ENDS + "\\b");
    /** "anna.keller at mill.example": a word for the sign, the dots as they are. */
    private static final Pattern HALF_WORDED =
            Pattern.compile("(?i)[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*(?:[._][\\p{L}\\p{N}_-]+)+ " + WORDED_AT + " " + LABEL
                    + "(?:\\." + LABEL + ")*\\." + ENDS + "\\b");

    private static final Pattern WORDED_HINT = Pattern.compile(" (?:" + DOT + "|" + WORDED_AT + ") ");
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}://[^\\s\"'<>`|\\\\^{}]+");
    private static final Pattern USER_INFO =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]*://([^:/@\\s]+)(?::([^@/\\s]+))?@([^:/?#\\s]+)");
    private static final Pattern HOST = Pattern.compile(
            "(?i)(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\\.){1,5}(?:com|org|net|edu|gov|mil|int|example|info|biz|io|eu|health|care|clinic|app|dev|cloud|uk|de|fr|es|it|nl|pl|pt|se|ch|at|be|dk|no|fi|ie|us|ca|au|nz|in|cz|sk|hu|ro|bg|gr|hr|si|lt|lv|ee|lu|eus|cat|jp|cn|br|mx|za|ru|tv|me|test|invalid|local|internal|lan|corp|intranet)(?::\\d{2,5})?(?:/[^\\s\"'<>`,;)\\]]*)?");
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("(?i)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:%[a-z0-9]+)?");

    private final boolean keepPrivate;
    private final boolean keepPlatforms;

    NetworkRecognizer(boolean keepPrivate, boolean keepPlatforms) {
        this.keepPrivate = keepPrivate;
        this.keepPlatforms = keepPlatforms;
    }

    @Override
    public String id() {
        return "network";
    }

    @Override
    public String signature() {
        return keepPrivate + " " + keepPlatforms + " " + EMAIL + SPACED + BRACKETED + WORDED + HALF_WORDED + URL + HOST
                + V4 + V6;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (int line = 0; line < text.lines().size(); line++) {
            Span span = text.lines().get(line);
            String piece = span.of(text.raw());
            emails(text, span, piece, found);
            if (keepPlatforms) {
                found.removeIf(f ->
                        f.type() == FindingType.EMAIL && isSpecimen(f.span().of(text.raw())));
            }
            if (piece.indexOf('.') >= 0 || piece.indexOf(':') >= 0) {
                urls(piece, span.start(), found);
                addresses(piece, span.start(), found);
            }
        }
        return found;
    }

    private static void emails(DocumentText text, Span line, String piece, List<Finding> found) {
        if (piece.indexOf('@') >= 0) {
            // The domain may stand on the next line.
            int to = Math.min(text.raw().length(), line.end() + 80);
            each(EMAIL, text.raw().substring(line.start(), to), line.start(), (s, m) -> {
                if (s.start() < line.end()) {
                    found.add(email(s));
                }
            });
            if (piece.contains(" @") || piece.contains("@ ") || piece.contains(" .")) {
                each(SPACED, piece, line.start(), (s, m) -> found.add(email(s)));
            }
        }
        String lower = line.of(text.lower());
        if (BRACKETED_HINT.matcher(lower).find()) {
            each(BRACKETED, piece, line.start(), (s, m) -> found.add(email(s)));
        }
        if (WORDED_HINT.matcher(lower).find()) {
            each(WORDED, piece, line.start(), (s, m) -> found.add(email(s)));
            each(HALF_WORDED, piece, line.start(), (s, m) -> found.add(email(s)));
        }
    }

    /** Addresses that stand in every manual. */
    private static boolean isSpecimen(String address) {
        return address.toLowerCase(java.util.Locale.ROOT)
                .matches(
                        ".*@(?:example|exemple|beispiel|ejemplo|esempio|test|domain|company|mail)\\.(?:com|org|net|fr|de|es|it|nl)");
    }

    private static Finding email(Span span) {
        return new Finding(span, FindingType.EMAIL, Evidence.CERTAIN, "email");
    }

    private void urls(String piece, int offset, List<Finding> found) {
        if (piece.contains("://")) {
            each(URL, piece, offset, (s, m) -> url(piece, offset, s, found));
        }
        each(HOST, piece, offset, (s, m) -> {
            int start = s.start() - offset;
            boolean inside = start > 0
                    && (Texts.isAlnum(piece.charAt(start - 1)) || "@/.-_".indexOf(piece.charAt(start - 1)) >= 0);
            int end = s.end() - offset;
            boolean broken = end < piece.length()
                    && (Texts.isAlnum(piece.charAt(end)) || piece.charAt(end) == '@' || piece.charAt(end) == '(');
            if (!inside && !broken && !kept(m.group()) && !FileNames.looksLike(m.group())) {
                found.add(new Finding(trimmed(s, piece, offset), FindingType.URL, Evidence.STRONG, "host"));
            }
        });
    }

    private void url(String piece, int offset, Span span, List<Finding> found) {
        String url = new Span(span.start() - offset, span.end() - offset).of(piece);
        Matcher info = USER_INFO.matcher(url);
        if (info.lookingAt()) {
            // A connection string: who, with what, where. The rest (port, database) tells nothing of anybody.
            found.add(new Finding(
                    new Span(span.start() + info.start(1), span.start() + info.end(1)),
                    FindingType.USERNAME,
                    Evidence.CERTAIN,
                    "url.user"));
            if (info.group(2) != null) {
                found.add(new Finding(
                        new Span(span.start() + info.start(2), span.start() + info.end(2)),
                        FindingType.CREDENTIAL,
                        Evidence.CERTAIN,
                        "url.password"));
            }
            found.add(new Finding(
                    new Span(span.start() + info.start(3), span.start() + info.end(3)),
                    FindingType.URL,
                    Evidence.STRONG,
                    "url.host"));
        } else if (!kept(url.substring(url.indexOf("://") + 3))) {
            found.add(new Finding(trimmed(span, piece, offset), FindingType.URL, Evidence.CERTAIN, "url"));
        }
    }

    private static Span trimmed(Span span, String piece, int offset) {
        int end = span.end();
        while (end > span.start() + 1 && ".,;:!?)]".indexOf(piece.charAt(end - offset - 1)) >= 0) {
            end--;
        }
        return new Span(span.start(), end);
    }

    private boolean kept(String hostAndPath) {
        String host = hostAndPath.split("[:/?#]", 2)[0];
        return (keepPrivate && (host.equals("localhost") || isPrivate(host)))
                || (keepPlatforms && Platforms.isWellKnown(host));
    }

    private void addresses(String piece, int offset, List<Finding> found) {
        each(V4, piece, offset, (s, m) -> {
            if (standsAlone(piece, m.start(), m.end())
                    && validV4(m.group())
                    && !(keepPrivate && isPrivate(m.group()))
                    && !isVersion(piece, m.start())) {
                found.add(new Finding(s, FindingType.IP, Evidence.STRONG, "ip.v4"));
            }
        });
        if (piece.contains(":")) {
            each(V6, piece, offset, (s, m) -> {
                if (validV6(m.group())
                        && standsAlone(piece, m.start(), m.end())
                        && !(keepPrivate && isPrivate(m.group()))) {
                    found.add(new Finding(s, FindingType.IP, Evidence.STRONG, "ip.v6"));
                }
            });
        }
    }

    private static boolean standsAlone(String piece, int start, int end) {
        return Texts.standsAlone(piece, start, end)
                && !(start > 0 && piece.charAt(start - 1) == '.')
                && !(end + 1 < piece.length() && piece.charAt(end) == '.' && Texts.isDigit(piece.charAt(end + 1)));
    }

    private static boolean isVersion(String piece, int start) {
        String before = piece.substring(Math.max(0, start - 10), start).toLowerCase(java.util.Locale.ROOT);
        return before.endsWith("version ")
                || before.endsWith("ver. ")
                || before.endsWith("v ")
                || before.endsWith("release ")
                || before.endsWith("build ")
                || before.endsWith("firmware ");
    }

    private static boolean validV4(String address) {
        for (String part : address.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean validV6(String address) {
        String bare = address.split("%", 2)[0];
        int groups = (int) bare.chars().filter(c -> c == ':').count();
        int compressed = bare.indexOf("::");
        boolean letters = bare.chars().anyMatch(c -> c != ':');
        boolean once = compressed >= 0 && bare.indexOf("::", compressed + 1) < 0;
        return letters
                && (once
                        ? groups >= 2 && bare.length() > 4
                        : groups == 7 && !bare.startsWith(":") && !bare.endsWith(":"));
    }

    private static boolean isPrivate(String address) {
        return address.startsWith("10.")
                || address.startsWith("127.")
                || address.startsWith("192.168.")
                || address.startsWith("169.254.")
                || address.startsWith("0.")
                || address.startsWith("255.")
                || address.matches("172\\.(?:1[6-9]|2\\d|3[01])\\..*")
                || address.equals("::1")
                || address.toLowerCase(java.util.Locale.ROOT).startsWith("fe80:")
                || address.toLowerCase(java.util.Locale.ROOT).matches("f[cd]..:.*");
    }

    private interface Found {
        void at(Span span, Matcher matcher);
    }

    private static void each(Pattern pattern, String piece, int offset, Found found) {
        Matcher matcher = pattern.matcher(piece);
        while (matcher.find()) {
            found.at(new Span(offset + matcher.start(), offset + matcher.end()), matcher);
        }
    }
}
