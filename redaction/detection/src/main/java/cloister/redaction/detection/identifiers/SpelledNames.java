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

/** Names that are spelt with words: "S as in Sierra, M as in Mike", "sierra mike yankee tango hotel". */
final class SpelledNames implements Recognizer {
    private static final int LEAST_WORDS = 3;
    private static final int LEAST_PAIRS = 2;

    @Override
    public String id() {
        return "spelled";
    }

    @Override
    public String signature() {
        return SpellingAlphabet.signature() + LEAST_WORDS + LEAST_PAIRS;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        int index = 0;
        while (index < text.words().size()) {
            int end = Math.max(pairs(text, index), words(text, index));
            if (end > index) {
                Span span = new Span(
                        text.words().get(index).start(),
                        text.words().get(end - 1).end());
                found.add(new Finding(span, FindingType.NAME, Evidence.CERTAIN, "spelled.words"));
            }
            index = Math.max(end, index + 1);
        }
        return found;
    }

    /** The end of "S as in Sierra, M for Mike, …", or where it began if there are too few. */
    private static int pairs(DocumentText text, int from) {
        int at = from;
        int pairs = 0;
        int next = pairEnd(text, at);
        while (next > at) {
            at = next;
            pairs++;
            next = at < text.words().size() && near(text, at) ? pairEnd(text, at) : at;
        }
        return pairs >= LEAST_PAIRS ? at : from;
    }

    private static int pairEnd(DocumentText text, int at) {
        List<Word> words = text.words();
        if (words.get(at).text().length() != 1
                || !Character.isLetter(words.get(at).text().charAt(0))) {
            return at;
        }
        for (int between = 2; between >= 1; between--) {
            if (at + between + 1 >= words.size()) {
                continue;
            }
            Span link =
                    new Span(words.get(at + 1).start(), words.get(at + between).end());
            Word last = words.get(at + between + 1);
            if (link.length() <= 6
                    && SpellingAlphabet.isAsIn(link.of(text.raw()).replace('\n', ' '))
                    && sameLetter(words.get(at).text(), last.text())
                    && last.start() - link.end() <= 3) {
                return at + between + 2;
            }
        }
        return at;
    }

    private static boolean sameLetter(String letter, String word) {
        return word.length() > 1 && Character.toLowerCase(word.charAt(0)) == Character.toLowerCase(letter.charAt(0));
    }

    /** The end of "sierra mike yankee …"; figures among them are left to {@link SpokenNumbers}. */
    private static int words(DocumentText text, int from) {
        int at = from;
        int radio = 0;
        while (at < text.words().size()
                && (at == from || near(text, at))
                && (SpellingAlphabet.isRadio(text.words().get(at).text())
                        || SpellingAlphabet.isOther(text.words().get(at).text()))) {
            radio += SpellingAlphabet.isRadio(text.words().get(at).text()) ? 1 : 0;
            at++;
        }
        return at - from >= LEAST_WORDS && radio * 2 >= at - from ? at : from;
    }

    private static boolean near(DocumentText text, int at) {
        int end = text.words().get(at - 1).end();
        String gap = text.raw().substring(end, Math.min(text.words().get(at).start(), end + 4));
        return gap.length() <= 3 && gap.matches("[ ,;.\\-\\n]*");
    }
}
