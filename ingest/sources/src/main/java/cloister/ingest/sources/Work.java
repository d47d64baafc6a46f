package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.Delivery;
import cloister.pipeline.Result;

/** Takes a claim to its end: in the application, the document flow under the mandate of the source. */
@FunctionalInterface
public interface Work {

    /**
     * Commits an outcome, then delivers it. After a crash the same call goes on where the last one was cut off.
     *
     * @throws java.io.UncheckedIOException if the delivery can't be written; try again
     * @throws RuntimeException if nothing could be recorded, so that nothing happened; try again
     */
    Result process(Claim claim, Delivery delivery);
}
