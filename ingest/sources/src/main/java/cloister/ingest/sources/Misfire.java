package cloister.ingest.sources;

/** What becomes of a run whose time came while nothing was up to run it. */
public enum Misfire {
    /** It is left out; the next one comes at its time. */
    SKIP,
    /** It is made up for once, however many were missed. */
    RUN_ONCE
}
