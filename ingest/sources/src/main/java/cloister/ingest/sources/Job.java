package cloister.ingest.sources;

import cloister.pipeline.DocumentId;

/** A document between its claim and its end, as long as this process lives. Used by one thread at a time. */
final class Job {
    private final DocumentId id;
    private final boolean ours;
    private volatile boolean settled;
    private volatile boolean running;
    private boolean counted;

    private Job(DocumentId id, boolean ours) {
        this.id = id;
        this.ours = ours;
    }

    /** Taken by this process. */
    static Job fresh(DocumentId id) {
        return new Job(id, true);
    }

    /** Found in the private folder or the archive. */
    static Job found(DocumentId id) {
        return new Job(id, false);
    }

    DocumentId id() {
        return id;
    }

    boolean isOurs() {
        return ours;
    }

    /** Whether nobody writes into the file any more. */
    boolean isSettled() {
        return settled;
    }

    void settle() {
        settled = true;
    }

    /** @return whether this is the first call */
    boolean count() {
        boolean first = !counted;
        counted = true;
        return first;
    }

    boolean isRunning() {
        return running;
    }

    void running(boolean now) {
        running = now;
    }
}
