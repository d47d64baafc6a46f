package cloister.redaction.model;

/** How a summary is made. */
public enum SummaryMode {
    /** Sentences are chosen; nothing is written. */
    EXTRACTIVE,
    /** A model writes, every sentence is checked, and the source stands in where a check fails. */
    ABSTRACTIVE,
    /** Written by models that are large enough for it, chosen with all others. */
    AUTO;

    /** Below this many parameters, what a model writes is mostly invented. */
    private static final long LEAST = 2_000_000_000L;

    /** What it comes to with a model of so many parameters: never {@code AUTO}. */
    SummaryMode resolved(long parameters) {
        return this != AUTO ? this : parameters >= LEAST ? ABSTRACTIVE : EXTRACTIVE;
    }
}
