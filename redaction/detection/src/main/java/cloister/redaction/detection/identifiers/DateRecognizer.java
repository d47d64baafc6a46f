package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Keep;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates in figures and words, whole and partial, with the time that is attached to them. */
final class DateRecognizer implements Recognizer {
    private static final String MONTH = "(?:" + Months.alternatives() + ")";
    private static final String ORDINAL = "(?:st|nd|rd|th|er|ère|º|ª|°|\\.|:e|:a)?";
    private static final String YEAR = "(?:['’]\\d{2}|(?:1[6-9]|20|21)\\d{2})";
    private static final String TIME =
            "(?:,? ?(?:at |um |à |a las |alle |om |kl\\.? |o godz\\. |- |T)?(?:[01]?\\d|2[0-4])[:.h][0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\b\\.?)?(?: ?(?:Z|UTC|GMT|CET|CEST|BST|EST|EDT|[+-]\\d{2}:?\\d{2})\\b)?)?";
    private static final Pattern ISO =
            Pattern.compile("(?:1[6-9]|20|21)\\d{2}([-/.])(?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])" + TIME);
    private static final Pattern NUMERIC = Pattern.compile(
            "(?:3[01]|[12]\\d|0?[1-9]) ?[-/.] ?(?:3[01]|[12]\\d|0?[1-9]) ?[-/.] ?(?:(?:1[6-9]|20|21)\\d{2}|\\d{2})"
                    + TIME);
    private static final Pattern CLOCK = Pattern.compile(
            "(?:,? ?(?:at |um |à |a las |alle |om |kl\\.? |o godz\\. |- |T| ))(?:[01]?\\d|2[0-4])[:.h][0-5]\\d.*$");
    private static final Pattern MILITARY = Pattern.compile(",? (?:at )?(?:[01]\\d|2[0-3])[0-5]\\d\\b");
    private static final Pattern TEXTUAL = Pattern.compile("(?i)\\d{1,2}" + ORDINAL
            + "(?: ?(?:-|–|/|&|to|bis|and|und|et|y|e|i|och|en|a|au|al|do) ?\\d{1,2}" + ORDINAL
            + ")?(?:\\s+|[-/]|\\.\\s*|)(?:(?:of|de|di|del|of the|day of)\\s+)?" + MONTH
            + "\\b\\.?(?:,?(?:\\s+|[-/.])(?:de |del |of |in )?" + YEAR + "|[-/ ]\\d{2}\\b|\\d{2,4}\\b)?" + TIME);
    private static final Pattern RUN_TOGETHER = Pattern.compile("(?i)\\d{1,2}" + MONTH + "(?:19|20)?\\d{2}");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?i)" + MONTH + "\\b\\.?(?:\\s+|[-/])(?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b(?: ?(?:-|–|to|and|&) ?(?:"
                    + MONTH + "\\.? )?\\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,?(?:\\s+|[-/])" + YEAR + "\\b)?" + TIME);
    private static final Pattern MONTH_YEAR =
            Pattern.compile("(?i)" + MONTH + "\\b\\.?,?(?:\\s+|[-/.])(?:de |del |of )?(?:" + YEAR + "\\b|'\\d{2}\\b)");
    private static final Pattern COMPACT = Pattern.compile(
            "(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:(?:[01]\\d|2[0-3])(?:[0-5]\\d){0,2}(?:\\.\\d{1,6})?)?(?:[+-]\\d{4})?");
    private static final Pattern PARTIAL =
            Pattern.compile("(?:3[01]|[12]\\d|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])" + TIME);
    private static final Pattern PARTIAL_DOTS = Pattern.compile("(?:3[01]|[12]\\d|0?[1-9])\\. ?(?:1[0-2]|0?[1-9])\\.");
    private static final Pattern MONTH_SLASH_YEAR = Pattern.compile("(?:1[0-2]|0?[1-9])[/.-](?:19|20)\\d{2}");
    private static final Pattern DAY = Pattern.compile("(?:[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)\\b");
    private static final Pattern SEASON = Pattern.compile("(?i)[\\p{L}]+ (?:of |de )?(?:19|20)\\d{2}");
    private static final Pattern YEAR_RANGE =
            Pattern.compile("(?:1[89]|20)\\d{2}(?: ?[-–/] ?(?:(?:1[89]|20)\\d{2}|\\d{2}))?");

    private final boolean loneYears;
    private final boolean vague;
    private final boolean logStamps;
    private final boolean clockTimes;

    DateRecognizer(PolicyRules rules) {
        this.loneYears = !rules.keeps(Keep.LONE_YEARS);
        this.vague = !rules.keeps(Keep.VAGUE_DATES);
        this.clockTimes = !rules.keeps(Keep.CLOCK_TIMES);
        this.logStamps = !rules.keeps(Keep.LOG_TIMESTAMPS);
    }

    @Override
    public String id() {
        return "date";
    }

    @Override
    public String signature() {
        return loneYears + " " + vague + " " + ISO + NUMERIC + TEXTUAL + MONTH_FIRST + MONTH_YEAR + COMPACT + PARTIAL
                + YEAR_RANGE + Holidays.NAMES;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        int done = 0;
        for (Word word : text.words()) {
            if (word.start() < done) {
                continue;
            }
            char first = word.text().charAt(0);
            Optional<Finding> hit = Texts.isDigit(first) ? byDigit(text, word) : byWord(text, word);
            if (hit.isPresent()) {
                found.add(hit.get());
                done = hit.get().span().end();
            }
        }
        found.addAll(SpokenDates.find(text));
        if (vague) {
            holidays(text, found);
        }
        return found;
    }

    private Optional<Finding> byDigit(DocumentText text, Word word) {
        String raw = text.raw();
        int at = word.start();
        if (at > 0 && isJoint(raw, at - 1)) {
            return Optional.empty();
        }
        Optional<Span> full = match(ISO, raw, at)
                .or(() -> Months.near(text.lower(), at)
                        ? match(RUN_TOGETHER, raw, at).or(() -> match(TEXTUAL, raw, at))
                        : Optional.empty())
                .or(() -> match(NUMERIC, raw, at));
        if (full.isPresent()) {
            return numeric(text, full.get());
        }
        if (word.text().length() >= 8 && word.text().length() <= 14) {
            Optional<Span> compact = match(COMPACT, raw, at);
            if (compact.isPresent()) {
                return Optional.of(date(compact.get(), Evidence.LIKELY, "date.compact"));
            }
        }
        return partial(text, at).or(() -> year(text, word));
    }

    private Optional<Finding> numeric(DocumentText text, Span span) {
        String matched = span.of(text.raw());
        if (!plausible(matched) || Months.isDoubtful(matched) || isDecimal(text.raw(), span.end())) {
            return Optional.empty();
        }
        if (!logStamps && isLogStamp(text, span)) {
            return Optional.empty();
        }
        if (!clockTimes) {
            return Optional.of(date(withoutTime(text, span), Evidence.STRONG, "date"));
        }
        Span whole = Windows.match(MILITARY, text.raw(), span.end(), 16)
                .filter(t -> matched.indexOf(':') < 0)
                .map(t -> new Span(span.start(), t.end()))
                .orElse(span);
        return Optional.of(date(whole, Evidence.STRONG, "date"));
    }

    /** "11.6-15.0": two decimal numbers, not a date. */
    private static boolean isDecimal(String raw, int end) {
        return end + 1 < raw.length() && raw.charAt(end) == '.' && Character.isDigit(raw.charAt(end + 1));
    }

    private static Span withoutTime(DocumentText text, Span span) {
        Matcher time = CLOCK.matcher(span.of(text.raw()));
        return time.find() && time.start() > 3 ? new Span(span.start(), span.start() + time.start()) : span;
    }

    /** A date in figures and nothing else. */
    static boolean isPlainDate(String value) {
        return value.matches("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}") && plausible(value);
    }

    /** A day above 31 or a month above 12 on both sides is a number of some other kind. */
    private static boolean plausible(String matched) {
        String[] parts = matched.split("[^0-9]+");
        if (parts.length < 3 || matched.chars().anyMatch(Character::isLetter) && !matched.contains("T")) {
            return true;
        }
        int a = parse(parts[0]);
        int b = parse(parts[1]);
        int c = parse(parts[2]);
        return a > 31 ? Checksums.dayAndMonth(c, b) : Checksums.dayAndMonth(a, b) || Checksums.dayAndMonth(b, a);
    }

    private static int parse(String digits) {
        return digits.isEmpty() || digits.length() > 4 ? 99 : Integer.parseInt(digits);
    }

    private static boolean isLogStamp(DocumentText text, Span span) {
        String raw = text.raw();
        boolean lineStart = span.start() == 0
                || raw.charAt(span.start() - 1) == '\n'
                || (raw.charAt(span.start() - 1) == '[' && (span.start() == 1 || raw.charAt(span.start() - 2) == '\n'));
        return lineStart && span.of(raw).indexOf(':') > 0 && span.of(raw).matches("\\d{4}-\\d\\d-\\d\\d[T ].*");
    }

    private Optional<Finding> partial(DocumentText text, int at) {
        String raw = text.raw();
        Optional<Span> monthYear = match(MONTH_SLASH_YEAR, raw, at);
        if (monthYear.isPresent() && endsWell(raw, monthYear.get().end())) {
            return Optional.of(date(monthYear.get(), Evidence.POSSIBLE, "date.month-year"));
        }
        Optional<Span> slash = match(PARTIAL, raw, at).filter(s -> endsWell(raw, s.end()));
        if (slash.isPresent() && plausiblePartial(text, slash.get())) {
            return Optional.of(date(withMilitary(text, slash.get()), Evidence.POSSIBLE, "date.partial"));
        }
        Optional<Span> dots = match(PARTIAL_DOTS, raw, at);
        if (dots.isPresent()
                && Context.before(
                        text, at, List.of("am", "vom", "bis", "zum", "den", "ab", "seit", "dne", "dnia", "den"))) {
            return Optional.of(date(dots.get(), Evidence.LIKELY, "date.partial"));
        }
        return vague ? ordinalDay(text, at) : Optional.empty();
    }

    private static Span withMilitary(DocumentText text, Span span) {
        return Windows.match(MILITARY, text.raw(), span.end(), 16)
                .map(t -> new Span(span.start(), t.end()))
                .orElse(span);
    }

    private static boolean plausiblePartial(DocumentText text, Span span) {
        String[] parts = span.of(text.raw()).split("[^0-9]+");
        int a = Integer.parseInt(parts[0]);
        int b = Integer.parseInt(parts[1]);
        return (Checksums.dayAndMonth(a, b) || Checksums.dayAndMonth(b, a)) && PartialDates.mayBe(text, span, b);
    }

    private static Optional<Finding> ordinalDay(DocumentText text, int at) {
        Optional<Span> day = match(DAY, text.raw(), at);
        return day.filter(d -> PartialDates.isDay(text, d))
                .map(d -> date(PartialDates.withArticle(text, d), Evidence.POSSIBLE, "date.day"));
    }

    private Optional<Finding> year(DocumentText text, Word word) {
        if (!loneYears || word.text().length() < 4) {
            return Optional.empty();
        }
        return match(YEAR_RANGE, text.raw(), word.start())
                .filter(s -> endsWell(text.raw(), s.end()) && PartialDates.isYear(text, s))
                .map(s -> date(s, Evidence.POSSIBLE, "date.year"));
    }

    private Optional<Finding> byWord(DocumentText text, Word word) {
        String raw = text.raw();
        String lower = word.text().toLowerCase(Locale.ROOT);
        int at = word.start();
        int hyphen = lower.indexOf('-');
        boolean numbered = hyphen > 0 && hyphen + 1 < lower.length() && Texts.isDigit(lower.charAt(hyphen + 1));
        String head = numbered ? lower.substring(0, hyphen) : lower;
        if (Months.isMonth(lower) || Months.isMonth(head)) {
            Optional<Span> dated = match(MONTH_FIRST, raw, at).or(() -> match(MONTH_YEAR, raw, at));
            if (dated.isPresent() && !Months.isDoubtful(dated.get().of(raw))) {
                return Optional.of(
                        date(clockTimes ? dated.get() : withoutTime(text, dated.get()), Evidence.STRONG, "date"));
            }
            if (vague && PartialDates.isLoneMonth(text, word)) {
                return Optional.of(date(word.span(), Evidence.POSSIBLE, "date.month"));
            }
        }
        if (vague && Months.isWeekday(lower) && PartialDates.isLoneWeekday(text, word)) {
            return Optional.of(date(word.span(), Evidence.LIKELY, "date.weekday"));
        }
        if (Months.isSeason(lower)) {
            return match(SEASON, raw, at).map(s -> date(s, Evidence.LIKELY, "date.season"));
        }
        return Optional.empty();
    }

    private static void holidays(DocumentText text, List<Finding> found) {
        for (String name : Holidays.NAMES) {
            int at = text.lower().indexOf(name);
            while (at >= 0) {
                int end = at + name.length();
                boolean capital = Character.isUpperCase(text.raw().charAt(at)) || name.length() > 8;
                if (capital && Texts.standsAlone(text.raw(), at, end)) {
                    found.add(date(new Span(at, end), Evidence.LIKELY, "date.holiday"));
                }
                at = text.lower().indexOf(name, end);
            }
        }
    }

    private static Optional<Span> match(Pattern pattern, String raw, int at) {
        return Windows.match(pattern, raw, at, 56)
                .filter(s -> s.end() >= raw.length()
                        || !Texts.isAlnum(raw.charAt(s.end()))
                        || !Texts.isAlnum(raw.charAt(s.end() - 1)));
    }

    /** Inside a longer number or code. */
    private static boolean isJoint(String raw, int before) {
        char c = raw.charAt(before);
        return (c == '-' || c == '/' || c == '.' || c == ',') && before > 0 && Texts.isAlnum(raw.charAt(before - 1))
                || c == '$'
                || c == '€'
                || c == '£'
                || c == '#';
    }

    private static boolean endsWell(String raw, int end) {
        if (end >= raw.length()) {
            return true;
        }
        char c = raw.charAt(end);
        boolean joint = c == '/' || c == '-' || c == '.' || c == ',' || c == '%';
        return !Texts.isAlnum(c)
                && !(joint && end + 1 < raw.length() && Texts.isDigit(raw.charAt(end + 1)))
                && c != '%';
    }

    private static Finding date(Span span, double score, String by) {
        return new Finding(span, FindingType.DATE, score, by);
    }
}
