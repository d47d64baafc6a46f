package cloister.redaction.model.writing;

import java.util.ArrayList;
import java.util.List;

/** Who did what to whom: the words of a clause come in the order of a source, unless one of the two turns it by a passive. */
record OrderCheck(Sentence draft, List<Sentence> sources) {
    private static final int FEWEST = 3;

    boolean holds() {
        List<String> clause = new ArrayList<>();
        for (int at = 0; at <= draft.tokens().size(); at++) {
            boolean ends = at == draft.tokens().size()
                    || Tokens.isEnd(draft.tokens().get(at))
                    || draft.tokens().get(at).equals(",")
                    || draft.isIn("boundary", at);
            if (ends) {
                if (!ordered(clause)) {
                    return false;
                }
                clause.clear();
            } else if (draft.weighs(at) && !draft.isIn("planned", at) && !draft.isIn("doubt", at)) {
                clause.add(draft.tokens().get(at));
            }
        }
        return true;
    }

    /** Only where one source has all the words is there an order to compare with. */
    private boolean ordered(List<String> clause) {
        List<Sentence> whole = sources.stream()
                .filter(source -> clause.stream().allMatch(source::says))
                .toList();
        return clause.size() < FEWEST
                || whole.isEmpty()
                || whole.stream()
                        .anyMatch(source -> draft.hasAny("passive") != source.hasAny("passive")
                                || Tokens.follow(clause, source.weighty(), Tokens::alike));
    }
}
