package cloister.redaction.model.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence denies. A clause of the draft that denies must be found in a source with the same words right before
 * and after the denial; a clause that doesn't deny may take no word that its sources only deny.
 */
final class Polarity {
    /** Stands for any word that denies. */
    private static final String NO = "\u0000no";

    private Polarity() {}

    static boolean holds(Sentence draft, List<Sentence> sources) {
        List<List<String>> known = new ArrayList<>();
        sources.forEach(source -> known.addAll(clauses(source)));
        for (List<String> clause : clauses(draft)) {
            boolean fits = clause.contains(NO)
                    ? known.stream().anyMatch(source -> denies(clause, source))
                    : asserted(clause, known);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Clauses as their words of weight, with a mark for each denial; "Available: no" is one clause. */
    private static List<List<String>> clauses(Sentence sentence) {
        List<List<String>> clauses = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        for (int at = 0; at < sentence.tokens().size(); at++) {
            String token = sentence.tokens().get(at);
            if (Tokens.isEnd(token) && !token.equals(":") || sentence.isIn("boundary", at)) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else if (sentence.isIn("negation", at)) {
                clause.add(NO);
            } else if (sentence.weighs(at)) {
                clause.add(token);
            }
        }
        clauses.add(clause);
        return clauses.stream().filter(c -> !c.isEmpty()).toList();
    }

    /** Whether a source's clause denies the same: no word between the denial and what follows or precedes is left out. */
    private static boolean denies(List<String> draft, List<String> source) {
        if (draft.stream().filter(NO::equals).count()
                != source.stream().filter(NO::equals).count()) {
            return false;
        }
        for (int at = 0; at < draft.size(); at++) {
            if (!has(source, draft.get(at))) {
                return false;
            }
            if (draft.get(at).equals(NO) && !denied(draft, at, source)) {
                return false;
            }
        }
        return true;
    }

    private static boolean denied(List<String> draft, int at, List<String> source) {
        for (int place = 0; place < source.size(); place++) {
            if (source.get(place).equals(NO)
                    && Tokens.alike(neighbour(draft, at + 1), neighbour(source, place + 1))
                    && (at > 0 && place > 0 && Tokens.alike(draft.get(at - 1), source.get(place - 1))
                            || !neighbour(draft, at + 1).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static String neighbour(List<String> clause, int at) {
        return at >= 0 && at < clause.size() ? clause.get(at) : "";
    }

    private static boolean asserted(List<String> clause, List<List<String>> sources) {
        List<String> said = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        sources.forEach(source -> (source.contains(NO) ? denied : said).addAll(source));
        return clause.stream().noneMatch(word -> has(denied, word) && !has(said, word));
    }

    private static boolean has(List<String> words, String word) {
        return words.stream().anyMatch(own -> Tokens.alike(own, word));
    }
}
