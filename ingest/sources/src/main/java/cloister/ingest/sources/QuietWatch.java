package cloister.ingest.sources;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells whether a file is still being written. No system can say so for a share (a writer may sit on another machine),
 * so a file counts as finished when size, time of change, identity and its first and last block stayed the same for a
 * while. Measured with a clock that never jumps.
 */
final class QuietWatch {
    private final Disk disk;
    private final long quietNanos;
    private final LongSupplier nanos;
    private final Map<Path, Sighting> sightings = new ConcurrentHashMap<>();

    private record Sighting(Stamp stamp, Sha256 probe, long since) {}

    QuietWatch(Disk disk, Duration quiet, LongSupplier nanos) {
        this.disk = disk;
        this.quietNanos = quiet.toNanos();
        this.nanos = nanos;
    }

    /** The file's stamp if it has been quiet for long enough; takes at least two calls. */
    Optional<Stamp> quiet(Path file) throws IOException {
        Stamp stamp = disk.stamp(file);
        Sighting before = sightings.get(file);
        if (before == null || !before.stamp.equals(stamp)) {
            return restart(file, stamp, disk.probe(file));
        }
        if (nanos.getAsLong() - before.since < quietNanos) {
            return Optional.empty();
        }
        Sha256 probe = disk.probe(file);
        return before.probe.equals(probe) ? Optional.of(stamp) : restart(file, stamp, probe);
    }

    private Optional<Stamp> restart(Path file, Stamp stamp, Sha256 probe) {
        sightings.put(file, new Sighting(stamp, probe, nanos.getAsLong()));
        return Optional.empty();
    }

    /** How many files are being watched. */
    int size() {
        return sightings.size();
    }

    void forget(Path file) {
        sightings.remove(file);
    }

    void forgetAllBut(Set<Path> files) {
        sightings.keySet().retainAll(files);
    }
}
