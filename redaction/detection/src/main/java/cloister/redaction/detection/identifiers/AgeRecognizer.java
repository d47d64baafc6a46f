package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ages in figures and words; under Safe Harbor those over 89 alone. */
final class AgeRecognizer implements Recognizer {
    private static final String YEARS =
            "(?:[- ]?(?:years?|yrs?|yr|y)[- .]?(?:of age|olds?|o\\b|/o)?\\b\\.?|[- ]?(?:y/o|yo|y\\.o\\.|yof|yom)\\b\\.?|[ -]?(?:Jahre|jährige[rn]?|jährig)(?: alt)?\\b| ans\\b| años\\b| anni\\b| jaar(?: oud)?\\b| lat\\b| anos\\b| år\\b|-?årige?\\b)";
    private static final Pattern WITH_UNIT = Pattern.compile("(1[01]\\d|\\d{1,2})" + YEARS);
    private static final Pattern SEXED = Pattern.compile("(\\d{2,3})(?:[MFmf]|[- ](?:M|F))\\b");
    private static final Pattern AFTER_WORD =
            Pattern.compile("(?:\\s|:|=|of|at|\\(|is|was|\\|)*(1[01]\\d|\\d{1,2})\\b");
    private static final Set<String> AGE_WORDS = Set.of(
            "age",
            "aged",
            "turned",
            "turns",
            "turning",
            "alter",
            "âgé",
            "âgée",
            "edad",
            "età",
            "leeftijd",
            "wiek",
            "idade",
            "ålder");
    private static final String UNIT = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]" + UNIT
                    + ")?|(?:a|one) hundred(?: (?:and )?" + UNIT + ")?|" + UNIT
                    + "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)([- ](?:years?|yr)(?:[- ](?:olds?|of age))?)?\\b");
    private static final Set<String> SPOKEN_HEADS = Set.of(
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
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
            "a");

    private final int least;

    /** @param least the lowest age that is found: 90 under Safe Harbor, 0 to find all */
    AgeRecognizer(int least) {
        this.least = least;
    }

    @Override
    public String id() {
        return "age";
    }

    @Override
    public String signature() {
        return least + WITH_UNIT.pattern() + SEXED + AFTER_WORD + SPOKEN;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Word word : text.words()) {
            String lower = word.text().toLowerCase(Locale.ROOT);
            char first = lower.charAt(0);
            if (first >= '0' && first <= '9') {
                figures(text, word, found);
            } else if (AGE_WORDS.contains(lower)) {
                labelled(text, word.end(), found);
            } else if (SPOKEN_HEADS.contains(lower.split("-", 2)[0])) {
                spoken(text, word.start(), found);
            }
        }
        return found;
    }

    private void figures(DocumentText text, Word word, List<Finding> found) {
        String window = text.raw().substring(word.start(), Math.min(text.raw().length(), word.start() + 24));
        Matcher unit = WITH_UNIT.matcher(window);
        if (unit.lookingAt() && isAge(unit.group(1)) && saysOld(text, word, unit.group())) {
            add(
                    text,
                    new Span(word.start(), word.start() + (least > 0 ? unit.end() : unit.end(1))),
                    Evidence.STRONG,
                    found);
            return;
        }
        Matcher sexed = SEXED.matcher(window);
        if (sexed.lookingAt()
                && isAge(sexed.group(1))
                && sexed.end() == word.text().length()) {
            add(text, new Span(word.start(), word.start() + sexed.end(1)), Evidence.LIKELY, found);
        } else if (isAge(word.text()) && inBracketsAfterName(text, word)) {
            add(text, word.span(), Evidence.POSSIBLE, found);
        }
    }

    /** "34 years" may be a duration; over 89 it hardly is. */
    private boolean saysOld(DocumentText text, Word word, String matched) {
        String lower = matched.toLowerCase(Locale.ROOT);
        return lower.contains("old")
                || lower.contains("age")
                || lower.contains("/o")
                || lower.contains("yo")
                || lower.contains("jährig")
                || lower.contains("alt")
                || lower.contains("oud")
                || lower.contains("årig")
                || Integer.parseInt(lower.replaceAll("\\D.*", "")) >= 90
                || Context.before(text, word.start(), List.of("aged", "age", "âgé", "edad", "età"));
    }

    private static boolean inBracketsAfterName(DocumentText text, Word word) {
        String raw = text.raw();
        int open = word.start() - 1;
        boolean brackets = open > 1
                && raw.charAt(open) == '('
                && word.end() < raw.length()
                && (raw.charAt(word.end()) == ')' || raw.charAt(word.end()) == ',');
        if (!brackets) {
            return false;
        }
        int end = raw.charAt(open - 1) == ' ' ? open - 1 : open;
        int start = end;
        while (start > 0 && Character.isLetter(raw.charAt(start - 1))) {
            start--;
        }
        return end - start >= 2 && Character.isUpperCase(raw.charAt(start));
    }

    private void labelled(DocumentText text, int from, List<Finding> found) {
        Matcher after = AFTER_WORD.matcher(
                text.raw().substring(from, Math.min(text.raw().length(), from + 12)));
        if (after.lookingAt() && isAge(after.group(1))) {
            add(text, new Span(from + after.start(1), from + after.end(1)), Evidence.STRONG, found);
        }
    }

    private void spoken(DocumentText text, int at, List<Finding> found) {
        String around = text.lower()
                .substring(
                        Math.max(0, at - Context.REACH), Math.min(text.lower().length(), at + 48));
        if (!around.contains("year") && !around.contains("yr") && !around.contains("age")) {
            return;
        }
        Matcher matcher =
                SPOKEN.matcher(text.raw().substring(at, Math.min(text.raw().length(), at + 48)));
        if (!matcher.lookingAt()) {
            return;
        }
        String number = matcher.group(1).toLowerCase(Locale.ROOT);
        boolean old = number.startsWith("ninety") || number.contains("hundred");
        boolean unit = matcher.group(2) != null && matcher.group(2).contains("o");
        boolean aged = Context.before(text, at, List.of("aged", "age of", "age"));
        if ((unit || aged) && (least == 0 || old)) {
            add(text, new Span(at, at + matcher.end()), Evidence.STRONG, found);
        }
    }

    private boolean isAge(String digits) {
        if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int age = Integer.parseInt(digits);
        return age >= least && age <= 119;
    }

    private static void add(DocumentText text, Span span, double score, List<Finding> found) {
        found.add(new Finding(span, FindingType.AGE, score, "age"));
    }
}
