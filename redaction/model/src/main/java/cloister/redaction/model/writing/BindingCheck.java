package cloister.redaction.model.writing;

import java.util.List;

/**
 * What a number or a name is said of. In one source several things may have numbers, several people do things, and of two
 * things one may be what the other isn't; a sentence may not give one's to another.
 */
record BindingCheck(Sentence draft, List<Sentence> sources) {
    /** Each number, date and placeholder belongs to the words next to it, in a source that has both. */
    boolean holds() {
        for (int at = 0; at < draft.tokens().size(); at++) {
            if ((draft.isFixed(at) || isContrast(at)) && !(bound(at, -1) && bound(at, 1))) {
                return false;
            }
        }
        return true;
    }

    /** A word whose opposite stands in the same source as itself. */
    private boolean isContrast(int at) {
        return Vocabulary.ALL.opposites().stream()
                .filter(pair ->
                        pair.one().at(draft.tokens(), at) || pair.other().at(draft.tokens(), at))
                .anyMatch(pair -> sources.stream()
                        .anyMatch(source -> pair.one().anyIn(source.tokens())
                                && pair.other().anyIn(source.tokens())));
    }

    private boolean bound(int at, int step) {
        String fixed = draft.tokens().get(at);
        int anchor = anchor(draft, at, step);
        if (anchor < 0) {
            return true;
        }
        String word = draft.tokens().get(anchor);
        List<Sentence> both = sources.stream()
                .filter(source -> source.has(fixed) && source.says(word))
                .toList();
        return both.isEmpty() || both.stream().anyMatch(source -> belongs(source, fixed, word));
    }

    private static boolean belongs(Sentence source, String fixed, String word) {
        for (int at = 0; at < source.tokens().size(); at++) {
            if (source.tokens().get(at).equals(fixed)
                    && (isAlone(source, at) || inItem(source, at, word) || isSubject(source, at, word))) {
                return true;
            }
        }
        return false;
    }

    /** The nearest word of weight of the same item that is neither a number nor a unit. */
    private static int anchor(Sentence sentence, int from, int step) {
        for (int at = from + step; at >= 0 && at < sentence.tokens().size() && !sentence.isJoint(at); at += step) {
            if (isAnchor(sentence, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAnchor(Sentence sentence, int at) {
        boolean unit = at > 0 && Tokens.isNumber(sentence.tokens().get(at - 1));
        return sentence.weighs(at) && !sentence.isFixed(at) && !unit;
    }

    /** An item of nothing else ("On 4 March, ...") goes with the whole sentence. */
    private static boolean isAlone(Sentence source, int at) {
        return anchor(source, at, -1) < 0 && anchor(source, at, 1) < 0;
    }

    private static boolean inItem(Sentence source, int from, String word) {
        return found(source, from, word, -1) || found(source, from, word, 1);
    }

    private static boolean found(Sentence source, int from, String word, int step) {
        for (int at = from + step; at >= 0 && at < source.tokens().size() && !source.isJoint(at); at += step) {
            if (source.weighs(at) && Tokens.alike(source.tokens().get(at), word)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who is named goes on doing things until somebody else is named. */
    private static boolean isSubject(Sentence source, int from, String word) {
        String name = source.tokens().get(from);
        if (!Tokens.isPlaceholder(name) || name.startsWith("[DATE")) {
            return false;
        }
        for (int at = from + 1; at < source.tokens().size(); at++) {
            String token = source.tokens().get(at);
            if (Tokens.isPlaceholder(token) && !token.startsWith("[DATE") && !token.equals(name)) {
                return false;
            }
            if (source.weighs(at) && Tokens.alike(token, word)) {
                return true;
            }
        }
        return false;
    }
}
