package cloister.ingest.sources;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a scheduled batch stands.
 *
 * @param skipped how often its time came while it was still running, or too late for its misfire policy
 * @param problem why the last run came to no end, if it did not; safe to show
 */
public record ScheduleStatus(
        BatchSchedule schedule,
        Optional<Instant> next,
        Optional<Instant> lastStarted,
        boolean running,
        long skipped,
        Optional<String> problem) {}
