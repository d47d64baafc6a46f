package cloister.audit.store;

import cloister.audit.ledger.CheckpointFolder;
import cloister.audit.ledger.Entry;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.LogHead;
import cloister.audit.ledger.SignedCheckpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the signed head out of the database, where its administrator can't take it back. Every head that is carried
 * out was committed before; that it was is itself recorded, so a checkpoint that vanishes is missed.
 */
public final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    private final Transactions transactions;
    private final LogAppender log;
    private final CheckpointFolder folder;
    private final InstantSource clock;
    private final AtomicReference<ScheduledExecutorService> timer = new AtomicReference<>();
    /** The size of the log up to which nothing new is worth a checkpoint. */
    private long covered;

    Checkpointer(Transactions transactions, LogAppender log, CheckpointFolder folder, InstantSource clock) {
        this.transactions = transactions;
        this.log = log;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Writes the committed head, if the log grew since the last time.
     *
     * @return the newest checkpoint
     * @throws java.io.UncheckedIOException if the folder can't be written
     * @throws ArchiveException if the database can't be read or written
     */
    public synchronized SignedCheckpoint checkpointNow() {
        LogHead head = transactions.run(log::head);
        SignedCheckpoint signed =
                head.signed().orElseThrow(() -> new LedgerException("a log without records has no checkpoint"));
        if (head.size() > covered) {
            folder.write(signed, clock.instant());
            Entry kept = new Entry.CheckpointKept(signed.checkpoint());
            long position = transactions.run(session -> log.append(session, List.of(kept)));
            // Alone, the record of a checkpoint is no reason for the next one.
            covered = position == head.size() ? position + 1 : head.size();
        }
        return signed;
    }

    /**
     * Writes one every so often while the log grows.
     *
     * @param failed is told of each attempt that failed; the service ought to stop taking documents then
     */
    public void start(Duration every, Consumer<RuntimeException> failed) {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "audit-checkpoints");
            thread.setDaemon(true);
            return thread;
        });
        if (!timer.compareAndSet(null, fresh)) {
            fresh.shutdown();
            throw new IllegalStateException("the checkpointer has been started already");
        }
        fresh.scheduleWithFixedDelay(() -> attempt(failed), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(Consumer<RuntimeException> failed) {
        try {
            checkpointNow();
        } catch (RuntimeException e) {
            LOG.error("The audit log's checkpoint could not be written");
            failed.accept(e);
        }
    }

    /** Stops the timer; a checkpoint that is being written is finished. */
    @Override
    public void close() {
        ScheduledExecutorService running = timer.getAndSet(null);
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(30, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
