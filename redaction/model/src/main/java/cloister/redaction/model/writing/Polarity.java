package cloister.redaction.model.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sentence denies. A clause of the draft that denies must be found in a source with the same words right before
 * and after the denial; a clause that doesn't deny may take no word that its sources only deny.
 */
final class Polarity {
    /** Stands for any word that denies. */
    private static final String NO = "\u0000no";

    private final Vocabulary words;

    Polarity(Vocabulary words) {
        this.words = words;
    }

    /** A word of weight: longer than a letter, and neither a function word nor a light one. */
    static boolean weighs(Vocabulary words, List<String> tokens, int at) {
        String token = tokens.get(at);
        return Tokens.isWord(token)
                && token.length() > 1
                && !words.of("function").at(tokens, at)
                && !words.of("light").at(tokens, at);
    }

    boolean holds(List<String> draft, List<List<String>> sources) {
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
    private List<List<String>> clauses(List<String> tokens) {
        List<List<String>> clauses = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            String token = tokens.get(at);
            if (Tokens.isEnd(token) && !token.equals(":")
                    || words.of("boundary").at(tokens, at)) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else if (words.of("negation").at(tokens, at)) {
                clause.add(NO);
            } else if (weighs(words, tokens, at)) {
                clause.add(Tokens.stem(token));
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
        Set<String> known = new HashSet<>(source);
        for (int at = 0; at < draft.size(); at++) {
            if (!known.contains(draft.get(at))) {
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
                    && neighbour(draft, at + 1).equals(neighbour(source, place + 1))
                    && (at > 0 && place > 0 && draft.get(at - 1).equals(source.get(place - 1))
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
        Set<String> said = new HashSet<>();
        Set<String> denied = new HashSet<>();
        sources.forEach(source -> (source.contains(NO) ? denied : said).addAll(source));
        return clause.stream().noneMatch(stem -> denied.contains(stem) && !said.contains(stem));
    }
}
