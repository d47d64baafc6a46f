package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Dates as they are dictated: "June the eleventh, nineteen seventy-nine". */
final class SpokenDates {
    private static final String UNIT = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final String ORDINAL =
            "(?:twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|thirtieth|twentieth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)";
    private static final String TEENS =
            "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
    private static final String TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]" + UNIT + ")?";
    private static final String YEAR = "(?:(?:nineteen|twenty|eighteen)[ -](?:hundred|oh[ -]" + UNIT + "|" + TEENS + "|"
            + TENS + ")|two thousand(?: (?:and )?(?:" + TEENS + "|" + TENS + "|" + UNIT + "))?|(?:19|20)\\d{2})";
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final Pattern DAY_FIRST = Pattern.compile("(?i)" + ORDINAL + " (?:day )?(?:of )?(?:the )?(?:" + MONTH
            + "|of " + ORDINAL + "|" + ORDINAL + ")(?:,? (?:of )?" + YEAR + ")?\\b");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?i)" + MONTH + " (?:the )?(?:" + ORDINAL + "|" + TENS
            + "|" + TEENS + "|" + UNIT + ")(?:,? " + YEAR + ")?\\b");
    private static final Pattern MONTH_YEAR = Pattern.compile("(?i)" + MONTH + ",? (?:of )?" + YEAR + "\\b");
    private static final Pattern DAY_ONLY = Pattern.compile(
            "(?i)(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday),? (?:the )?" + ORDINAL + "\\b");
    private static final Set<String> DAYS = Set.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "thirtieth",
            "twenty",
            "thirty");

    private SpokenDates() {}

    static List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Word word : text.words()) {
            String head = word.text().toLowerCase(Locale.ROOT).split("-", 2)[0];
            Optional<Span> hit = Optional.empty();
            if (DAYS.contains(head)) {
                hit = Windows.match(DAY_FIRST, text.raw(), word.start(), 72)
                        .filter(s -> !s.of(text.lower()).matches(ORDINAL + " " + ORDINAL));
            } else if (Months.isMonth(head) && head.length() > 2) {
                hit = Windows.match(MONTH_FIRST, text.raw(), word.start(), 72)
                        .or(() -> Windows.match(MONTH_YEAR, text.raw(), word.start(), 72));
            } else if (Months.isWeekday(head)) {
                hit = Windows.match(DAY_ONLY, text.raw(), word.start(), 48);
            }
            hit.ifPresent(s -> found.add(new Finding(s, FindingType.DATE, Evidence.LIKELY, "date.spoken")));
        }
        return found;
    }
}
