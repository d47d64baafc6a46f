package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers that are dictated digit by digit: "five five five, oh one two four". */
final class SpokenNumbers implements Recognizer {
    private static final Set<String> DIGITS = Set.of(
            "zero", "oh", "o", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "null",
            "eins", "zwei", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun");
    private static final Set<String> GROUPS = Set.of(
            "double",
            "triple",
            "hundred",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety");
    private static final Set<String> LETTERS = Set.of(
            "alpha",
            "alfa",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliet",
            "juliett",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango",
            "uniform",
            "victor",
            "whiskey",
            "whisky",
            "xray",
            "x-ray",
            "yankee",
            "zulu",
            "dash",
            "hyphen",
            "slash");
    private static final int LEAST_ALONE = 7;
    private static final int LEAST_NAMED = 3;

    @Override
    public String id() {
        return "spoken";
    }

    @Override
    public String signature() {
        return DIGITS.stream().sorted().toList() + ""
                + LETTERS.stream().sorted().toList();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        List<Word> words = text.words();
        int index = 0;
        while (index < words.size()) {
            int end = runEnd(text, index);
            if (end > index) {
                judge(text, index, end, found);
            }
            index = Math.max(end, index + 1);
        }
        return found;
    }

    private static int runEnd(DocumentText text, int from) {
        List<Word> words = text.words();
        int index = from;
        int last = from;
        while (index < words.size()
                && (index == from
                        || near(
                                text.raw(),
                                words.get(index - 1).end(),
                                words.get(index).start()))) {
            Word word = words.get(index);
            if (isDigit(word)) {
                last = index + 1;
            } else if (!isLetter(word)) {
                break;
            }
            index++;
        }
        return last;
    }

    private static boolean isDigit(Word word) {
        for (String piece : word.text().toLowerCase(Locale.ROOT).split("-")) {
            if (!DIGITS.contains(piece) && !GROUPS.contains(piece)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(Word word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        return LETTERS.contains(lower)
                || word.text().length() == 1
                        && Character.isLetter(word.text().charAt(0))
                        && !lower.equals("a")
                        && !lower.equals("i");
    }

    private static boolean near(String raw, int end, int start) {
        return start - end <= 2 && raw.substring(end, start).matches("[ ,.-]{0,2}|,\\n");
    }

    private static void judge(DocumentText text, int first, int end, List<Finding> found) {
        int digits = 0;
        int plain = 0;
        for (Word word : text.words().subList(first, end)) {
            for (String piece : word.text().toLowerCase(Locale.ROOT).split("-")) {
                digits += DIGITS.contains(piece) || GROUPS.contains(piece) ? 1 : 0;
                plain += DIGITS.contains(piece) ? 1 : 0;
            }
        }
        Span span = new Span(
                text.words().get(first).start(), text.words().get(end - 1).end());
        FindingType type = named(text, span.start());
        boolean sure =
                plain >= LEAST_ALONE || plain >= LEAST_NAMED && type != FindingType.MISC && digits >= LEAST_NAMED;
        if (sure) {
            found.add(
                    new Finding(span, type == FindingType.MISC ? FindingType.PHONE : type, Evidence.STRONG, "spoken"));
        }
    }

    /** What was announced; {@code MISC} for nothing. */
    private static FindingType named(DocumentText text, int at) {
        record Cue(FindingType type, List<String> words) {}
        List<Cue> cues = List.of(
                new Cue(FindingType.FAX, List.of("fax")),
                new Cue(
                        FindingType.PHONE,
                        List.of(
                                "phone",
                                "cell",
                                "mobile",
                                "tel",
                                "call",
                                "extension",
                                "ext",
                                "pager",
                                "bleep",
                                "ring",
                                "telefon",
                                "handy")),
                new Cue(FindingType.MRN, List.of("medical record", "mrn", "m r n", "hospital number", "chart")),
                new Cue(FindingType.NATIONAL_ID, List.of("nhs", "national insurance", "chi number")),
                new Cue(FindingType.SSN, List.of("social security", "social")),
                new Cue(
                        FindingType.HEALTH_PLAN_ID,
                        List.of("member", "policy", "subscriber", "group", "medicaid", "medicare")),
                new Cue(FindingType.LICENSE, List.of("licence", "license", "g m c", "gmc", "d e a", "dea", "n m c")),
                new Cue(FindingType.ACCOUNT, List.of("account", "sort code", "routing")),
                new Cue(
                        FindingType.OTHER_ID,
                        List.of(
                                "number",
                                "reference",
                                "code",
                                "id",
                                "serial",
                                "accession",
                                "claim",
                                "case",
                                "ticket",
                                "pin")));
        int from = Math.max(0, at - 40);
        return cues.stream()
                .filter(cue -> Context.anyWord(text.lower(), from, at, cue.words()))
                .map(Cue::type)
                .findFirst()
                .orElse(FindingType.MISC);
    }
}
