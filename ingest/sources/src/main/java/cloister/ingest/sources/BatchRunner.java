package cloister.ingest.sources;

import cloister.pipeline.Archive;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.RunBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs a batch over files that stay untouched: each is digested, read in place and digested again ({@link
 * SteadyExtractor}), so that a file which changes meanwhile is held, never half read. A run that was killed and is begun
 * again with the same name, inputs and folder for results goes on where it was cut off.
 */
public final class BatchRunner {
    private final RunBook runs;
    private final Archive archive;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Disk disk;

    public BatchRunner(RunBook runs, Archive archive, InstantSource clock, RandomGenerator random) {
        this(runs, archive, clock, random, new LocalDisk());
    }

    BatchRunner(RunBook runs, Archive archive, InstantSource clock, RandomGenerator random, Disk disk) {
        this.runs = runs;
        this.archive = archive;
        this.clock = clock;
        this.random = random;
        this.disk = disk;
    }

    /**
     * Runs the batch to its end. No file stops the others; an empty folder gives a run of 0 documents.
     *
     * @param stop asked before each file; once it says so, no further one is begun
     * @throws SourceException if an input can't be read, the folder for results can't be written, or the same batch is
     *     running into it
     * @throws RuntimeException if the run can't be recorded; nothing was processed then
     */
    public BatchReport run(
            BatchSettings settings, Work work, Mandate mandate, BatchProgress progress, BooleanSupplier stop) {
        BatchPlan plan = BatchPlan.of(settings.inputs(), settings.out(), disk);
        Path cell = prepare(settings.out());
        FolderLock lock = new FolderLock(cell.resolve(settings.batch() + ".lock"));
        lock.take(settings.batch());
        try {
            return locked(settings, work, mandate, progress, stop, plan, cell);
        } finally {
            lock.release();
        }
    }

    private BatchReport locked(
            BatchSettings settings,
            Work work,
            Mandate mandate,
            BatchProgress progress,
            BooleanSupplier stop,
            BatchPlan plan,
            Path cell) {
        BatchJournal journal = journal(cell.resolve(settings.batch() + ".journal"));
        Instant started = clock.instant();
        String run = fresh().toString();
        runs.started(new RunBook.Run(run, settings.batch(), settings.trigger(), started), mandate);
        BatchWork documents = new BatchWork(settings, run, work, journal, disk, clock, this::fresh);
        List<BatchItem> items = documents.all(plan.entries(), progress, stop);
        journal.unmet().forEach(id -> end(id, settings));
        BatchReport report = new BatchReport(run, started, clock.instant(), items, plan.links());
        runs.finished(run, report.tally(), report.finishedAt());
        if (items.stream().allMatch(i -> i.failure().isEmpty())) {
            close(journal);
        }
        return report;
    }

    /** A file that a killed run had begun, and that is no longer there: what was decided of it is delivered. */
    private void end(DocumentId id, BatchSettings settings) {
        if (!archive.open(settings.batch()).contains(id)) {
            return;
        }
        Optional<Outcome> outcome = archive.outcome(id);
        if (outcome.isPresent()) {
            BatchDelivery.write(disk, settings.out(), Path.of(id.toString()), id, outcome.get(), archive.sameAs(id));
            archive.delivered(id);
        } else {
            archive.givenBack(id);
        }
    }

    private BatchJournal journal(Path file) {
        try {
            return BatchJournal.open(file, disk);
        } catch (IOException e) {
            throw new SourceException("the journal of the batch can't be read: " + SafeIo.why(e));
        }
    }

    private static void close(BatchJournal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            throw new SourceException("the journal of the batch can't be removed: " + SafeIo.why(e));
        }
    }

    private Path prepare(Path out) {
        try {
            Path there = out;
            Share share = new Share(disk);
            while (there.getParent() != null && !share.exists(there)) {
                there = there.getParent();
            }
            share.makeDirectories(there, out, false);
            Path cell = out.resolve(".cloister");
            share.makeDirectories(out, cell, true);
            return cell;
        } catch (IOException e) {
            throw new SourceException("the folder for results can't be made: " + SafeIo.why(e));
        }
    }

    private DocumentId fresh() {
        return DocumentId.fresh(clock.instant(), random);
    }
}
