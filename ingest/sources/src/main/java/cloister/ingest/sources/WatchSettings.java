package cloister.ingest.sources;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one folder is watched.
 *
 * @param source its name in the configuration and in records ("inbox"), free of PHI
 * @param root the folder; results go to {@code out/}, originals to {@code done/} and {@code held/} in it
 * @param poll pause between two looks at the folder
 * @param quiet for how long a file must not change before it is taken
 * @param workers how many documents are worked on at once
 * @param firstRetry pause after the first failure; it doubles with each further one
 * @param lastRetry the longest pause between two tries; there is no last try
 * @param grace for how long a polite stop waits for what is being worked on
 */
public record WatchSettings(
        String source,
        Path root,
        Duration poll,
        Duration quiet,
        int workers,
        Originals originals,
        OutputNames names,
        Duration firstRetry,
        Duration lastRetry,
        Duration grace) {

    public WatchSettings {
        root = root.toAbsolutePath().normalize();
        if (source.isBlank()) {
            throw new IllegalArgumentException("a source has a name");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers: at least 1, not " + workers);
        }
        if (poll.toMillis() < 1) {
            throw new IllegalArgumentException("poll: at least 1 ms");
        }
        if (quiet.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException("quiet and grace: not negative");
        }
        if (firstRetry.toMillis() < 1 || lastRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("retries: 1 ms <= first <= last must hold");
        }
    }

    /** The defaults: a look each second, 2 s of quiet, originals moved away, results named by id. */
    public static WatchSettings of(String source, Path root, int workers) {
        return new WatchSettings(
                source,
                root,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                workers,
                Originals.MOVE,
                OutputNames.ID,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(60));
    }
}
