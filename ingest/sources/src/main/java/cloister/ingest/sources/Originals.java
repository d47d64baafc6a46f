package cloister.ingest.sources;

/** What becomes of the originals of a watched folder. */
public enum Originals {
    /** They go to {@code done/} or {@code held/} of the same share, under the names that they had. */
    MOVE,
    /** They stay where they are; a private copy is worked on, and a record in the share says what was taken. */
    LEAVE
}
