package cloister.redaction.model.writing;

import java.util.List;

/** Planned, doubtful, former and the like; how much of something; causes; opposites. */
record StatusCheck(Sentence draft, List<Sentence> sources) {
    /** Said in both or in neither. */
    private static final List<String> STATES =
            List.of("doubt", "history", "family", "condition", "up", "down", "partial");

    /** Said only if a source says it. */
    private static final List<String> CLAIMS = List.of("extent", "cause");

    /** Compared with the sources that it takes words from. */
    boolean statesHold() {
        List<Sentence> used = sources.stream()
                .filter(source -> draft.weighty().stream().anyMatch(source::says))
                .toList();
        return plansHold(used)
                && STATES.stream().allMatch(state -> draft.hasAny(state) == anyHas(used, state))
                && CLAIMS.stream().allMatch(claim -> !draft.hasAny(claim) || anyHas(used, claim));
    }

    /** A plan is a thing too ("a plan was written"): the noun alone doesn't make what is to be into what is planned. */
    private boolean plansHold(List<Sentence> used) {
        boolean said = draft.hasAny("planned");
        if (anyHas(used, "planned")) {
            return said;
        }
        return anyHas(used, "plan") ? said || draft.hasAny("plan") : !said;
    }

    private static boolean anyHas(List<Sentence> used, String words) {
        return used.stream().anyMatch(source -> source.hasAny(words));
    }

    boolean oppositesHold() {
        return Vocabulary.ALL.opposites().stream()
                .noneMatch(pair -> turned(pair.one(), pair.other()) || turned(pair.other(), pair.one()));
    }

    private boolean turned(Vocabulary.Words said, Vocabulary.Words opposite) {
        return said.anyIn(draft.tokens())
                && sources.stream().noneMatch(source -> said.anyIn(source.tokens()))
                && sources.stream().anyMatch(source -> opposite.anyIn(source.tokens()));
    }
}
