package cloister.deploy.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Everything that can be set. Each value has a default; paths are as written, relative ones start in the home. */
public record Settings(
        Database database,
        List<Watch> watch,
        List<Schedule> schedules,
        Extraction extraction,
        Model model,
        Audit audit,
        Serve serve,
        Mandate mandate) {

    /** @param external another PostgreSQL; the embedded one where empty */
    public record Database(Optional<External> external) {}

    /**
     * A PostgreSQL that somebody else runs.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param owner the role that owns Cloister's schemas and migrates them
     * @param passwordFile holds the owner's password and nothing else
     */
    public record External(String url, String owner, String passwordFile) {}

    /**
     * One watched folder.
     *
     * @param name stands in records and metrics; free of PHI
     * @param out where results go; {@code out} in the folder where empty
     * @param moveOriginals whether originals are put into {@code done} or {@code held}; else they stay in place
     * @param quiet how long a file must not have changed before it is taken
     * @param namesSafe whether the input's name may stand in the names of results
     */
    public record Watch(
            String name,
            String folder,
            Optional<String> out,
            String policy,
            boolean moveOriginals,
            Duration quiet,
            boolean namesSafe) {}

    /**
     * A batch at set times.
     *
     * @param cron of Quartz: second, minute, hour, day of month, month, day of week, and a year if wanted
     * @param misfire what happens to a time that was missed
     */
    public record Schedule(
            String name,
            String cron,
            ZoneId zone,
            String folder,
            Optional<String> out,
            String policy,
            boolean moveOriginals,
            Duration quiet,
            boolean namesSafe,
            Misfire misfire) {}

    /** What happens when a batch was due while nothing ran. */
    public enum Misfire {
        RUN_ONCE,
        SKIP
    }

    /**
     * Limits on reading one document; each held document names the limit that it met.
     *
     * @param workers processes that read at the same time
     * @param workerMemory of the Java heap of each, bytes
     * @param maxBytes of one file
     * @param maxCharacters of all its text
     * @param ocrLanguages of Tesseract, for example {@code eng}; all that are installed where empty
     */
    public record Extraction(
            int workers,
            Duration timeout,
            long workerMemory,
            long maxBytes,
            int maxCharacters,
            int maxDepth,
            int maxParts,
            List<String> ocrLanguages) {}

    /**
     * The language model.
     *
     * @param use a name or SHA-256 that {@code model list} shows, or a file; the default model where empty
     * @param precision {@code float32} or {@code int8}
     * @param threads 0: as many as there are cores
     */
    public record Model(Optional<String> use, String precision, int threads) {}

    /**
     * The audit log.
     *
     * @param checkpointEvery how often a signed head is written outside the database, while there is something new
     * @param checkpoints the folder for them
     */
    public record Audit(Duration checkpointEvery, String checkpoints) {}

    /** @param port on the loopback interface for health and metrics; 0: none */
    public record Serve(int port, Duration patience) {}

    /** What stands in each audit record: for whom, why, on what ground. */
    public record Mandate(String actor, String purpose, String legalBasis) {}
}
