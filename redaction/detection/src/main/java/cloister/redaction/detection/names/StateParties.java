package cloister.redaction.detection.names;

import java.util.HashSet;
import java.util.Set;

/** States that act in a document ("the Polish Government", "the Republic of Turkey"): naming them singles nobody out. */
final class StateParties {
    private StateParties() {}

    /** Folded names and adjectives of those states. */
    static Set<String> of(Tokens tokens) {
        Set<String> parties = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            String word = tokens.get(i).folded();
            if (word.equals("government") || word.equals("regierung") || word.equals("gouvernement")) {
                state(tokens, i - 1, parties);
            } else if (word.equals("of")
                    && i + 1 < tokens.size()
                    && isState(tokens.get(i - 1).folded())) {
                int count = tokens.phraseStartingAt(i + 1, Kind.COUNTRY, 4);
                if (count > 0) {
                    parties.add(tokens.phrase(i + 1, i + count));
                }
            }
        }
        return parties;
    }

    private static void state(Tokens tokens, int last, Set<String> parties) {
        for (int n = 1; n <= 3 && n <= last + 1; n++) {
            if ((tokens.phraseKinds(last - n + 1, last) & Kind.bits(Kind.COUNTRY, Kind.DEMONYM)) != 0) {
                parties.add(tokens.phrase(last - n + 1, last));
            }
        }
    }

    private static boolean isState(String word) {
        return word.equals("republic")
                || word.equals("kingdom")
                || word.equals("federation")
                || word.equals("government");
    }
}
