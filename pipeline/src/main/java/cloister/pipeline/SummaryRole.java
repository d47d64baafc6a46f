package cloister.pipeline;

import java.util.Optional;
import java.util.stream.Stream;

/** What a sentence of a summary tells. Its word is what is stored and scripted against; it never changes its meaning. */
public enum SummaryRole {
    /** What kind of document it is, and about what. */
    DOCUMENT("document"),
    /** What happened. */
    EVENT("event"),
    /** What was found, seen or measured. */
    FINDING("finding"),
    /** What was decided or concluded. */
    DECISION("decision"),
    /** What comes next. */
    NEXT("next"),
    /** Anything else that tells. */
    DETAIL("detail");

    private final String word;

    SummaryRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The role that a stored word stands for. */
    public static Optional<SummaryRole> of(String word) {
        return Stream.of(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
