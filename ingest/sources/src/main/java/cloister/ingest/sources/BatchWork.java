package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FileRef;
import cloister.pipeline.Result;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of one run: a few at once, answered in the order of the inputs. */
final class BatchWork {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final BatchSettings settings;
    private final String run;
    private final Work work;
    private final BatchJournal journal;
    private final Disk disk;
    private final InstantSource clock;
    private final Supplier<DocumentId> fresh;
    private int done;

    BatchWork(
            BatchSettings settings,
            String run,
            Work work,
            BatchJournal journal,
            Disk disk,
            InstantSource clock,
            Supplier<DocumentId> fresh) {
        this.settings = settings;
        this.run = run;
        this.work = work;
        this.journal = journal;
        this.disk = disk;
        this.clock = clock;
        this.fresh = fresh;
    }

    List<BatchItem> all(List<BatchPlan.Entry> entries, BatchProgress progress, BooleanSupplier stop) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(settings.workers(), task -> {
            Thread thread = new Thread(task, "cloister-" + settings.batch() + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<BatchItem>> futures = new ArrayList<>();
            for (BatchPlan.Entry entry : entries) {
                futures.add(pool.submit(() -> {
                    BatchItem item = stop.getAsBoolean() ? stopped(entry) : item(entry);
                    return ended(item, entries.size(), progress);
                }));
            }
            return collected(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private synchronized BatchItem ended(BatchItem item, int total, BatchProgress progress) {
        progress.ended(++done, total, item);
        return item;
    }

    private static List<BatchItem> collected(List<Future<BatchItem>> futures) {
        List<BatchItem> items = new ArrayList<>();
        for (Future<BatchItem> future : futures) {
            try {
                items.add(future.get());
            } catch (ExecutionException e) {
                // Without its message, which may hold anything.
                Throwable cause = e.getCause();
                String fault = cause == null ? "unknown" : cause.getClass().getName();
                throw new IllegalStateException("a worker of the batch broke down: " + fault);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceException("the batch was interrupted");
            }
        }
        return items;
    }

    private BatchItem item(BatchPlan.Entry entry) {
        BatchDelivery delivery = new BatchDelivery(disk, settings, entry.name());
        try {
            Result result = work.process(claim(entry), delivery);
            return item(entry, Optional.of(result), Optional.empty(), delivery);
        } catch (UncheckedIOException e) {
            return failed(entry, SafeIo.isFull(e) ? Trouble.SHARE_FULL : Trouble.NOT_DELIVERED, e, delivery);
        } catch (IOException e) {
            return failed(entry, SafeIo.isFull(e) ? Trouble.SHARE_FULL : Trouble.UNREADABLE, e, delivery);
        } catch (RuntimeException e) {
            return failed(entry, Trouble.NOT_RECORDED, e, delivery);
        }
    }

    private Claim claim(BatchPlan.Entry entry) throws IOException {
        Stamp stamp = disk.stamp(entry.file());
        Sha256 content = disk.digest(entry.file());
        return new Claim(
                journal.id(entry.file(), content, fresh),
                settings.batch(),
                new FileRef(entry.file()),
                stamp.size(),
                content,
                clock.instant(),
                Optional.of(run));
    }

    private BatchItem stopped(BatchPlan.Entry entry) {
        return item(
                entry, Optional.empty(), Optional.of(Trouble.STOPPED), new BatchDelivery(disk, settings, entry.name()));
    }

    private static BatchItem failed(BatchPlan.Entry entry, Trouble trouble, Exception fault, BatchDelivery delivery) {
        LOG.warn(
                "A file of a batch has no result; trouble {}, fault {}",
                trouble,
                fault.getClass().getName());
        return item(entry, Optional.empty(), Optional.of(trouble), delivery);
    }

    private static BatchItem item(
            BatchPlan.Entry entry, Optional<Result> result, Optional<Trouble> failure, BatchDelivery delivery) {
        return new BatchItem(new FileRef(entry.file()), entry.name(), result, failure, delivery.written());
    }
}
