package cloister.ingest.sources;

import java.time.Duration;

/** Pauses between tries: doubled each time, up to the longest. */
record Backoff(Duration first, Duration last) {

    Duration after(int failures) {
        int doublings = Math.max(0, Math.min(failures - 1, 30));
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(last) < 0 ? pause : last;
    }
}
