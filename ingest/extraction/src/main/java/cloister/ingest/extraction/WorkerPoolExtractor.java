package cloister.ingest.extraction;

import cloister.pipeline.Claim;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.Extractor;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import cloister.pipeline.SensitiveText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads documents in worker processes that are started when needed, replaced when worn and killed when stuck. Safe for
 * use by many threads; as many documents are read at once as there are workers, the others wait.
 */
public final class WorkerPoolExtractor implements Extractor, AutoCloseable {
    private final ExtractionSettings settings;
    private final Semaphore seats;
    private final Deque<Resting> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private final ScheduledExecutorService janitor;
    private boolean closed;

    /** A worker without work, and since when ({@link System#nanoTime()}). */
    private record Resting(WorkerProcess worker, long since) {}

    /** Starts no process yet. Deletes temporary folders that workers of dead processes left behind. */
    public WorkerPoolExtractor(ExtractionSettings settings) {
        this.settings = settings;
        this.seats = new Semaphore(settings.workers().count(), true);
        PrivateFolder.sweep(settings.workers().temporary());
        this.janitor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "extraction-janitor");
            thread.setDaemon(true);
            return thread;
        });
        long beat = Math.max(50, settings.workers().idleAfter().toMillis() / 2);
        var unused = janitor.scheduleWithFixedDelay(this::endIdle, beat, beat, TimeUnit.MILLISECONDS);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ExtractionException if no worker can be started, or this thread was interrupted
     */
    @Override
    public ExtractedDocument extract(Claim claim) {
        return ExtractedDocument.assemble(claim.id(), parts(claim));
    }

    private List<PartText> parts(Claim claim) {
        Optional<HoldCode> refused = refusal(claim.file().path());
        if (refused.isPresent()) {
            return List.of(new PartText("document", "application/octet-stream", 0, SensitiveText.of(""), refused));
        }
        try {
            seats.acquire();
            try {
                return read(claim);
            } finally {
                seats.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExtractionException("extraction was interrupted");
        }
    }

    /** What can be said without opening the file; no worker is bothered with it. */
    private Optional<HoldCode> refusal(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
                return Optional.of(HoldCode.UNREADABLE);
            }
            long size = Files.size(file);
            if (size == 0) {
                return Optional.of(HoldCode.EMPTY);
            }
            return size > settings.limits().maxBytes() ? Optional.of(HoldCode.TOO_LARGE) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(HoldCode.UNREADABLE);
        }
    }

    private List<PartText> read(Claim claim) throws InterruptedException {
        WorkerProcess worker = borrow();
        WorkerProcess.Answer answer = ask(worker, claim);
        // A worker that had read others before may have been worn out by them: a fresh one has the last word.
        boolean again =
                answer.died().isPresent() && answer.died().get() != HoldCode.EXTRACTION_TIMEOUT && !worker.wasFresh();
        return again ? ask(borrow(), claim).parts() : answer.parts();
    }

    private WorkerProcess.Answer ask(WorkerProcess worker, Claim claim) throws InterruptedException {
        boolean answered = false;
        try {
            WorkerProcess.Answer answer = worker.read(claim);
            answered = true;
            synchronized (this) {
                // What a worker says that was killed by close() is no statement about the document.
                checkOpen();
            }
            return answer;
        } finally {
            giveBack(worker, answered);
        }
    }

    private WorkerProcess borrow() throws InterruptedException {
        synchronized (this) {
            checkOpen();
            while (!idle.isEmpty()) {
                WorkerProcess worker = idle.pop().worker();
                if (worker.fit()) {
                    return worker;
                }
                discard(worker);
            }
        }
        WorkerProcess started = start();
        synchronized (this) {
            if (closed) {
                started.kill();
            }
            checkOpen();
            all.add(started);
        }
        return started;
    }

    private WorkerProcess start() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return WorkerProcess.start(settings);
            } catch (IOException | TimeoutException e) {
                if (attempt >= settings.workers().startAttempts()) {
                    throw new ExtractionException(
                            "no extraction worker could be started; run doctor (Java, class path, memory, temporary folder)");
                }
            }
        }
    }

    private synchronized void giveBack(WorkerProcess worker, boolean answered) {
        if (!closed && answered && worker.fit()) {
            idle.push(new Resting(worker, System.nanoTime()));
        } else {
            discard(worker);
        }
    }

    private synchronized void discard(WorkerProcess worker) {
        worker.kill();
        all.remove(worker);
    }

    private synchronized void endIdle() {
        long before = System.nanoTime() - settings.workers().idleAfter().toNanos();
        for (Resting resting : List.copyOf(idle)) {
            if (resting.since() - before <= 0) {
                idle.remove(resting);
                discard(resting.worker());
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ExtractionException("the extractor was closed");
        }
    }

    /** Process ids of the workers alive now, for metrics and tests. */
    public synchronized List<Long> workerPids() {
        return all.stream().map(WorkerProcess::pid).sorted().toList();
    }

    /** Kills all workers; {@link #extract} throws for documents under way. */
    @Override
    public void close() {
        List<WorkerProcess> running;
        synchronized (this) {
            closed = true;
            running = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        janitor.shutdownNow();
        running.forEach(WorkerProcess::kill);
    }
}
