package cloister.redaction.detection.names;

import cloister.redaction.detection.DocumentText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What kind of text it is: its language, whether capitals mean anything in it, whether it speaks of medicine. */
final class TextStyle {
    private TextStyle() {}

    static String guessLanguage(DocumentText text, Lexicon lexicon) {
        Map<String, Integer> counts = new HashMap<>();
        for (DocumentText.Word word : text.words()) {
            if (Character.isLowerCase(word.text().charAt(0)) && word.text().length() < 8) {
                String folded = Folding.fold(word.text());
                if ((lexicon.kinds(folded) & Kind.STOP_WORD.bit()) != 0) {
                    lexicon.languagesOf(folded).forEach(language -> counts.merge(language, 1, Integer::sum));
                }
            }
        }
        int english = counts.getOrDefault("en", 0);
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() > english)
                .map(Map.Entry::getKey)
                .orElse("en");
    }

    /** Written almost without capitals, as in a chat or a transcript. */
    static boolean looksLower(Tokens tokens) {
        int capitals = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            capitals += token.shape() == Token.Shape.CAPITAL ? 1 : 0;
        }
        return capitals * 20 < tokens.size();
    }

    static boolean looksMedical(Tokens tokens) {
        int terms = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            terms += token.any(Kind.bits(Kind.DRUG, Kind.MEDICAL_TERM)) ? 1 : 0;
        }
        return terms >= 3 && terms * 100 >= tokens.size();
    }

    /** The tokens of lines without any capital that begin a sentence of their own. */
    static Set<Integer> findLowerLines(Tokens tokens) {
        Set<Integer> found = new HashSet<>();
        int first = 0;
        while (first < tokens.size()) {
            int last = first;
            boolean capital = false;
            int words = 0;
            while (last < tokens.size()
                    && (last == first || tokens.gapAfter(last - 1).indexOf('\n') < 0)) {
                capital |= tokens.get(last).shape() == Token.Shape.CAPITAL && !followedByColon(tokens, last);
                words += tokens.get(last).shape() == Token.Shape.LOWER ? 1 : 0;
                last++;
            }
            if (!capital && words >= 2 && opens(tokens, first)) {
                for (int i = first; i < last; i++) {
                    found.add(i);
                }
            }
            first = last;
        }
        return found;
    }

    private static boolean followedByColon(Tokens tokens, int i) {
        return tokens.gapAfter(i).startsWith(":");
    }

    /** The line before it is at an end, so that this one isn't the rest of a wrapped sentence. */
    private static boolean opens(Tokens tokens, int first) {
        if (first == 0
                || tokens.get(first).shape() == Token.Shape.NUMBER
                || tokens.get(first).capital()) {
            return true;
        }
        String gap = tokens.gapAfter(first - 1);
        return gap.indexOf('\n') != gap.lastIndexOf('\n')
                || gap.startsWith(".")
                || gap.startsWith("!")
                || gap.startsWith("?")
                || gap.indexOf('[') >= 0;
    }
}
