package cloister.ingest.sources;

/** Hears of each document of a batch that has ended. Called by the workers, one at a time. */
@FunctionalInterface
public interface BatchProgress {

    void ended(int done, int total, BatchItem item);

    static BatchProgress none() {
        return (done, total, item) -> {};
    }
}
