package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.Delivery;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the results of one file of a batch. The original stays where it is. */
final class BatchDelivery implements Delivery {
    private final Disk disk;
    private final BatchSettings settings;
    private final Path name;
    private volatile List<Path> written = List.of();

    BatchDelivery(Disk disk, BatchSettings settings, Path name) {
        this.disk = disk;
        this.settings = settings;
        this.name = name;
    }

    @Override
    public void deliver(Claim claim, Outcome outcome, Optional<DocumentId> sameAs) {
        Path base = settings.names() == OutputNames.ID ? Path.of(claim.id().toString()) : name;
        written = write(disk, settings.out(), base, claim.id(), outcome, sameAs);
    }

    static List<Path> write(
            Disk disk, Path out, Path base, DocumentId id, Outcome outcome, Optional<DocumentId> sameAs) {
        try {
            return new ResultFiles(disk, out).write(base, id, outcome, sameAs);
        } catch (IOException e) {
            throw SafeIo.unchecked("the results can't be written", e);
        }
    }

    /** What was written so far. */
    List<Path> written() {
        return written;
    }
}
