package cloister.ingest.sources;

import java.util.Map;
import java.util.function.LongSupplier;

/** Whether there is ground to work on: an archive that records, a share that can be read. */
final class Ground {
    private static final String ARCHIVE = "archive";
    private static final String SHARE = "share";

    private final Retries<String> retries;

    Ground(Backoff backoff, LongSupplier nanos) {
        this.retries = new Retries<>(backoff, nanos);
    }

    /** Whether anything new may be taken: not right after something could not be recorded. */
    boolean carries() {
        return retries.mayTry(ARCHIVE);
    }

    void archiveFailed() {
        retries.failed(ARCHIVE, Trouble.NOT_RECORDED);
    }

    void archiveWorks() {
        retries.clear(ARCHIVE);
    }

    /** Nanoseconds until the archive may be tried again. */
    long archivePause() {
        return retries.pause(ARCHIVE);
    }

    /** @return whether this is the first failure in a row */
    boolean shareFailed() {
        return retries.failed(SHARE, Trouble.SHARE_AWAY) == 1;
    }

    void shareWorks() {
        retries.clear(SHARE);
    }

    Map<Trouble, Integer> troubles() {
        return retries.troubles();
    }
}
