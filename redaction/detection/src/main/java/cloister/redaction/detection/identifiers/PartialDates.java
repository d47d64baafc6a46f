package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a few figures or a lone word are a date, by what stands around them. */
final class PartialDates {
    private static final List<String> SCORES = List.of(
            "pain",
            "score",
            "apgar",
            "strength",
            "grade",
            "murmur",
            "power",
            "mmse",
            "moca",
            "gcs",
            "vision",
            "acuity",
            "bp",
            "allred",
            "phq",
            "gad",
            "vas",
            "nrs",
            "abbey",
            "reflex",
            "motor",
            "iv/vi",
            "station",
            "note",
            "rating",
            "severity",
            "must",
            "nodes",
            "sats",
            "stars",
            "ward",
            "flat",
            "unit",
            "apt",
            "rate",
            "retry",
            "page",
            "schmerz",
            "eva",
            "tirads",
            "er ",
            "pr ",
            "power",
            "ratio",
            "fraction");
    private static final List<String> DATE_CUES = List.of(
            "on",
            "since",
            "until",
            "till",
            "til",
            "by",
            "from",
            "dated",
            "due",
            "w/c",
            "wc",
            "thru",
            "through",
            "after",
            "before",
            "date",
            "seen",
            "last",
            "next",
            "exp",
            "expires",
            "appt",
            "admitted",
            "discharged",
            "adm",
            "d/c",
            "dc'd",
            "am",
            "vom",
            "bis",
            "le",
            "du",
            "au",
            "el",
            "del",
            "il",
            "dal",
            "op",
            "dnia",
            "den",
            "tomorrow",
            "today",
            "ct",
            "mri",
            "xr",
            "ecg",
            "bloods",
            "dos",
            "rounds",
            "is",
            "wk",
            "week",
            "and",
            "to",
            "saw",
            "called",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thurs",
            "fri",
            "sat",
            "sun");
    private static final Set<String> MONTH_CUES = Set.of(
            "in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "by", "from", "during",
            "of", "to", "and", "through", "before", "after", "around", "every", "each", "im", "seit", "ab", "bis",
            "ende", "anfang", "mitte", "en", "depuis", "fin", "début", "de", "desde", "hasta", "a", "da", "fino", "nel",
            "sinds", "tot", "vanaf", "od", "do", "w", "em", "sedan", "i", "since,");
    private static final Set<String> UNCLEAR_MONTHS = Set.of(
            "may", "march", "mar", "set", "gen", "mag", "lis", "lip", "out", "sie", "mai", "maj", "mars", "sept", "dec",
            "jan", "ago", "cze", "gru", "sty", "avr", "paź", "dic", "giu", "lug", "ott", "mei", "abr", "kwi", "wrz",
            "lut", "ene", "april", "june", "august", "avril", "juin", "juli", "maja", "luty", "julia", "juni");
    private static final Set<String> UNCLEAR_DAYS =
            Set.of("mon", "sat", "sun", "wed", "martes", "domingo", "fri", "tue", "thu", "segunda", "sunday");
    private static final Set<String> NOT_DAYS = Set.of(
            "percentile",
            "centile",
            "rib",
            "floor",
            "century",
            "grade",
            "cranial",
            "nerve",
            "week",
            "street",
            "st",
            "ave",
            "avenue",
            "intercostal",
            "thoracic",
            "toe",
            "finger",
            "digit",
            "metatarsal",
            "metacarpal",
            "trimester",
            "edition",
            "generation",
            "time",
            "birthday",
            "ventricle",
            "degree",
            "line",
            "dose",
            "day",
            "year",
            "month",
            "anniversary",
            "hour",
            "attempt",
            "party",
            "circuit",
            "amendment",
            "district",
            "and",
            "to",
            "place",
            "largest",
            "respondent",
            "defendant",
            "applicant",
            "interim",
            "stage",
            "visit",
            "cycle",
            "round",
            "course",
            "pregnancy",
            "child",
            "digit,",
            "mt",
            "mc",
            "icn",
            "mtp");

    private PartialDates() {}

    /** "5/9": not a score, a fraction or a share. */
    static boolean mayBe(DocumentText text, Span span, int second) {
        String lower = text.lower();
        int from = Math.max(0, span.start() - 26);
        int lineStart = lower.lastIndexOf('\n', Math.max(0, span.start() - 1)) + 1;
        if (Context.anyWord(lower, Math.max(from, lineStart), span.start(), SCORES)) {
            return false;
        }
        boolean cue = endsWithCue(lower, Math.max(lineStart, span.start() - 14), span.start());
        boolean denominator =
                second == 5 || second == 6 || second == 10 || second == 2 || second == 3 || second == 4 || second == 8;
        return cue || !denominator || span.length() >= 5;
    }

    private static boolean endsWithCue(String lower, int from, int to) {
        String before = lower.substring(from, to).strip();
        String stripped =
                before.endsWith("(") || before.endsWith(":") ? before.substring(0, before.length() - 1) : before;
        if (before.endsWith("(") || before.endsWith(":")) {
            return true;
        }
        String last = stripped.substring(stripped.lastIndexOf(' ') + 1);
        return DATE_CUES.contains(last.replaceAll("[.,;(]", ""));
    }

    /** "the 12th", but not "the 12th rib". */
    static boolean isDay(DocumentText text, Span day) {
        String lower = text.lower();
        String before = lower.substring(Math.max(0, day.start() - 8), day.start());
        boolean cue = before.endsWith("the ")
                || before.endsWith("on ")
                || before.endsWith("by ")
                || before.endsWith("till ")
                || before.endsWith("until ");
        String after = lower.substring(day.end(), Math.min(lower.length(), day.end() + 24))
                .strip();
        String next = after.split("[^\\p{L}]", 2)[0];
        return cue && !NOT_DAYS.contains(next);
    }

    static Span withArticle(DocumentText text, Span day) {
        return text.lower().startsWith("the ", Math.max(0, day.start() - 4)) && day.start() >= 4
                ? new Span(day.start() - 4, day.end())
                : day;
    }

    /** A year as it stands in prose, not an amount, a statute's year or a code. */
    static boolean isYear(DocumentText text, Span year) {
        String lower = text.lower();
        String before = lower.substring(Math.max(0, year.start() - 14), year.start());
        String after = lower.substring(year.end(), Math.min(lower.length(), year.end() + 10));
        return !before.matches(
                        ".*(?:act|rules|regulations|law|code|order|no\\.|nos\\.|§|page|p\\.|port|room|series|[$€£#:=_])[ ,]*$")
                && !before.matches("(?s).*[a-z0-9][-/.]$")
                && !after.matches(
                        "(?s)^(?: ?(?:%|eur|euro|usd|mg|ml|kg|kcal|miles|km|m\\b|people|units|words|pages|applicants|others)|[-/][a-z0-9]).*");
    }

    /** "in August", "last March", "since September", not "may" or a girl called April. */
    static boolean isLoneMonth(DocumentText text, Word word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        String previous = previousWord(text, word.start());
        if (!Character.isUpperCase(word.text().charAt(0)) && !(MONTH_CUES.contains(previous) && lower.length() > 4)) {
            return false;
        }
        return UNCLEAR_MONTHS.contains(lower) || lower.length() <= 3
                ? MONTH_CUES.contains(previous)
                        && !previous.equals("a")
                        && !previous.equals("and")
                        && !previous.equals("to")
                        && !previous.equals("by")
                        && !previous.equals("from")
                        && !previous.equals("of")
                        && lower.length() > 2
                : true;
    }

    static boolean isLoneWeekday(DocumentText text, Word word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(word.text().charAt(0));
        if (UNCLEAR_DAYS.contains(lower)) {
            String previous = previousWord(text, word.start());
            return (capital || lower.length() == 3)
                    && (Set.of(
                                                    "on", "next", "last", "this", "every", "by", "until", "till",
                                                    "from", "for", "each", "in")
                                            .contains(previous)
                                    && !lower.equals("sun")
                            || followedByDate(text, word.end()));
        }
        return capital || lower.length() > 4;
    }

    private static boolean followedByDate(DocumentText text, int end) {
        String after = text.lower().substring(end, Math.min(text.lower().length(), end + 8));
        return after.matches("(?s)^[.,]?,? ?(?:\\d|[a-z]{3} \\d).*");
    }

    static String previousWord(DocumentText text, int at) {
        String lower = text.lower();
        int end = at;
        while (end > 0
                && (lower.charAt(end - 1) == ' ' || lower.charAt(end - 1) == '\n' || lower.charAt(end - 1) == '-')) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(lower.charAt(start - 1))) {
            start--;
        }
        return lower.substring(start, end);
    }
}
