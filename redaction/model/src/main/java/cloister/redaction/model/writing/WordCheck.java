package cloister.redaction.model.writing;

import java.util.ArrayList;
import java.util.List;

/** Words of a sentence stand in its sources, and those that stand together stand together there. */
record WordCheck(Sentence draft, List<Sentence> sources) {
    /** Words of a change of phrase that may be new, as a share of all words of weight. */
    private static final double NEW_SHARE = 0.34;

    /** No word of weight is new but a few that say nothing by themselves. */
    boolean wordsHold() {
        int all = 0;
        int fresh = 0;
        for (int at = 0; at < draft.tokens().size(); at++) {
            if (!draft.weighs(at)) {
                continue;
            }
            all++;
            if (!known(draft.tokens().get(at))) {
                if (!draft.isIn("plain", at)) {
                    return false;
                }
                fresh++;
            }
        }
        return fresh <= NEW_SHARE * all;
    }

    private boolean known(String word) {
        return sources.stream().anyMatch(source -> source.mentions(word));
    }

    /** What an item says together stands together in one source: none is put together from two. */
    boolean togetherHold() {
        List<String> item = new ArrayList<>();
        for (int at = 0; at < draft.tokens().size(); at++) {
            String next = draft.tokens().get(at);
            boolean counts = draft.weighs(at) || Tokens.isNumber(next) || Tokens.isPlaceholder(next);
            if (draft.isJoint(at)) {
                if (!together(item)) {
                    return false;
                }
                item.clear();
            } else if (counts && sources.stream().anyMatch(source -> stands(next, source))) {
                item.add(next);
            }
        }
        return together(item);
    }

    private boolean together(List<String> item) {
        return item.isEmpty()
                || sources.stream().anyMatch(source -> item.stream().allMatch(token -> stands(token, source)));
    }

    private static boolean stands(String token, Sentence source) {
        return Tokens.isWord(token) ? source.says(token) : source.has(token);
    }
}
