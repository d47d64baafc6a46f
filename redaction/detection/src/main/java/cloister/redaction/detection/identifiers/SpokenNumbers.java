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

/** Numbers that are dictated digit by digit or in pairs: "five five five, oh one two four", "zéro six, douze, trente-quatre". */
final class SpokenNumbers implements Recognizer {
    private static final Set<String> SIGNS =
            Set.of("dash", "hyphen", "slash", "plus", "strich", "tiret", "guion", "trattino", "streepje");
    private static final int LEAST_ALONE = 7;
    private static final int LEAST_NAMED = 3;
    private static final int LEAST_WORDS_ALONE = 4;

    @Override
    public String id() {
        return "spoken";
    }

    @Override
    public String signature() {
        return NumberWords.signature()
                + SpellingAlphabet.signature()
                + SIGNS.stream().sorted().toList();
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

    /** The end of words for figures of one language, with letters among them. */
    private static int runEnd(DocumentText text, int from) {
        List<Word> words = text.words();
        int index = from;
        int last = from;
        int languages = -1;
        while (index < words.size()
                && (index == from
                        || near(
                                text.raw(),
                                words.get(index - 1).end(),
                                words.get(index).start()))) {
            Word word = words.get(index);
            NumberWords.Word number = NumberWords.of(word.text());
            if (number.figures() > 0 && (languages & number.languages()) != 0) {
                languages &= number.languages();
                last = index + 1;
            } else if (!isLetter(word) && !(last == index && last > from && NumberWords.isLink(word.text()))) {
                break;
            }
            index++;
        }
        return last;
    }

    private static boolean isLetter(Word word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        return SpellingAlphabet.isRadio(lower)
                || SIGNS.contains(lower)
                || word.text().length() == 1
                        && Character.isLetter(word.text().charAt(0))
                        && !lower.equals("a")
                        && !lower.equals("i");
    }

    private static boolean near(String raw, int end, int start) {
        return start - end <= 2 && raw.substring(end, start).matches("[ ,.-]{0,2}|,\\n");
    }

    private static void judge(DocumentText text, int first, int end, List<Finding> found) {
        int figures = 0;
        int plain = 0;
        int words = 0;
        for (Word word : text.words().subList(first, end)) {
            int said = NumberWords.of(word.text()).figures();
            figures += said;
            plain += said == 1 ? 1 : 0;
            words += said > 0 ? 1 : 0;
        }
        Span span = new Span(
                text.words().get(first).start(), text.words().get(end - 1).end());
        FindingType type = named(text, span.start());
        boolean sure = type == FindingType.MISC
                ? plain >= LEAST_ALONE || figures >= LEAST_ALONE + 1 && words >= LEAST_WORDS_ALONE && plain > 0
                : plain >= LEAST_NAMED || figures >= LEAST_ALONE && words >= LEAST_WORDS_ALONE;
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
                                "tél",
                                "handy",
                                "mobil",
                                "móvil",
                                "portable",
                                "cellulare",
                                "telemóvel",
                                "komórk",
                                "puhelin",
                                "anrufen",
                                "rufen sie",
                                "appele",
                                "joignable",
                                "llam",
                                "chiam",
                                "bel ",
                                "bereikbaar",
                                "erreichbar",
                                "ligar")),
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
                                "nummer",
                                "numéro",
                                "número",
                                "numero",
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
