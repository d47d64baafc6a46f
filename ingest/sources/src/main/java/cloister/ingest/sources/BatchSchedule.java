package cloister.ingest.sources;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A batch that runs by the clock.
 *
 * @param name free of PHI; letters, digits, dots and dashes
 * @param cron 5 fields as crontab has them, or 6 to 7 as Quartz has them
 * @param zone the zone whose wall clocks the expression means
 * @param policy by name; empty for the default
 */
public record BatchSchedule(
        String name,
        String cron,
        ZoneId zone,
        Misfire misfire,
        List<Path> inputs,
        Path out,
        Optional<String> policy,
        int workers,
        OutputNames names) {

    /** @throws IllegalArgumentException with a clear message if the name or the cron expression is wrong */
    public BatchSchedule {
        inputs = List.copyOf(inputs);
        CronTimes.parse(cron, zone);
        new BatchSettings(name, "schedule", inputs, out, workers, names);
    }

    /** Its settings for a run. @param trigger {@code schedule} or {@code hand} */
    public BatchSettings settings(String trigger) {
        return new BatchSettings(name, trigger, inputs, out, workers, names);
    }

    /** When it is due next after this instant, if ever. */
    public Optional<Instant> next(Instant after) {
        return CronTimes.parse(cron, zone).next(after);
    }
}
