package cloister.pipeline;

import java.time.Instant;
import java.util.Optional;

/** The record of batch runs, each with its own entry and audit records. */
public interface RunBook {

    /**
     * A run that has begun.
     *
     * @param batch its name in the configuration, or {@code run} for one from the command line
     * @param trigger {@code schedule}, {@code hand} or {@code command}
     */
    record Run(String id, String batch, String trigger, Instant startedAt) {}

    /** How a run ended. */
    record Tally(int documents, int released, int held, int failed) {}

    void started(Run run, Mandate mandate);

    void finished(String runId, Tally tally, Instant finishedAt);

    /** When this batch last began, for the misfire policy. */
    Optional<Instant> lastStarted(String batch);
}
