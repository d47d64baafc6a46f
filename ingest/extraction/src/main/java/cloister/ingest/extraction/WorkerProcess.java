package cloister.ingest.extraction;

import cloister.ingest.extraction.wire.Message;
import cloister.ingest.extraction.wire.Wire;
import cloister.ingest.extraction.wire.WireException;
import cloister.ingest.extraction.worker.WorkerMain;
import cloister.pipeline.Claim;
import cloister.pipeline.FileRef;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker process and the way to talk to it and to end it. Used by one thread at a time; {@link #kill()} may come
 * from any.
 */
final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    /** What -XX:+ExitOnOutOfMemoryError exits with, and what our own worker uses for the same. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final int PAGE_BYTES = 4096;
    private static final int LONGEST_ERRORS = 4096;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ExtractionSettings settings;
    private final Process process;
    private final PrivateFolder folder;
    private final DataOutputStream requests;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(64);
    private final StringBuffer startupErrors = new StringBuffer();
    private volatile boolean ready;
    private volatile boolean killed;
    private int documents;

    /** What the reading thread hands over: a message, or how the stream ended. */
    private record Event(Optional<Message> message, boolean violation) {
        private static final Event END = new Event(Optional.empty(), false);
        private static final Event VIOLATION = new Event(Optional.empty(), true);
    }

    /** How one document went on this worker. */
    record Answer(List<PartText> parts, Optional<HoldCode> died) {}

    private WorkerProcess(ExtractionSettings settings, Process process, PrivateFolder folder) {
        this.settings = settings;
        this.process = process;
        this.folder = folder;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        daemon("extraction-answers", this::readAnswers);
        daemon("extraction-errors", this::drainErrors);
    }

    /** Starts a process and waits until it says that it is ready. */
    static WorkerProcess start(ExtractionSettings settings) throws IOException, TimeoutException, InterruptedException {
        PrivateFolder folder = PrivateFolder.create(settings.workers().temporary());
        WorkerProcess worker;
        try {
            worker = new WorkerProcess(settings, launch(settings, folder), folder);
        } catch (IOException e) {
            folder.delete();
            throw e;
        }
        try {
            Wire.write(worker.requests, new Message.Setup(settings.limits(), settings.ocr()));
            long deadline = deadline(settings.workers().startupTimeout());
            Event event = worker.next(deadline);
            worker.ready = event.message()
                    .map(m -> m instanceof Message.Ready r && r.version() == Wire.VERSION)
                    .orElse(false);
            if (!worker.ready) {
                throw new IOException("a worker ended, or said something else, before it was ready");
            }
        } finally {
            if (!worker.ready) {
                worker.kill();
                // It has seen no document yet, so this is only Java's own complaint.
                LOG.warn("an extraction worker did not start: {}", worker.startupErrors);
            }
        }
        return worker;
    }

    private static Process launch(ExtractionSettings settings, PrivateFolder folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(settings.workers().command(folder.path(), WorkerMain.class.getName()));
        builder.directory(folder.path().toFile());
        Map<String, String> environment = builder.environment();
        Optional<String> path = Optional.ofNullable(environment.get("PATH"));
        Optional<String> data = Optional.ofNullable(environment.get("TESSDATA_PREFIX"));
        // Secrets of the parent's environment are none of a parser's business.
        environment.clear();
        path.ifPresent(p -> environment.put("PATH", SearchPath.absolute(p)));
        data.ifPresent(d -> environment.put("TESSDATA_PREFIX", SearchPath.absolute(d)));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("OMP_THREAD_LIMIT", "1");
        return builder.start();
    }

    /** Reads one document. Afterwards the worker is either idle and clean, or dead. */
    Answer read(Claim claim) throws InterruptedException {
        Collected collected = new Collected(settings.limits());
        documents++;
        try {
            Wire.write(requests, new Message.Read(absolute(claim.file())));
            // The worker's own watch is first; this one is for a worker that can't watch any more.
            long deadline = deadline(settings.limits().timeout().plus(GRACE));
            boolean finished = false;
            while (!finished) {
                Event event = next(deadline);
                if (event.message().isEmpty()) {
                    return died(collected, event.violation() ? HoldCode.EXTRACTION_CRASH : causeOfDeath());
                }
                finished = collected.accept(event.message().get());
            }
        } catch (TimeoutException e) {
            return died(collected, HoldCode.EXTRACTION_TIMEOUT);
        } catch (WireException e) {
            LOG.warn("a worker did not keep to the protocol; it is ended");
            return died(collected, HoldCode.EXTRACTION_CRASH);
        } catch (IOException e) {
            return died(collected, causeOfDeath());
        }
        if (!folder.wipe()) {
            LOG.warn("temporary files of a worker could not be deleted; it is replaced");
            kill();
        }
        return new Answer(collected.complete(), Optional.empty());
    }

    /** The worker's working directory is another one. */
    private static FileRef absolute(FileRef file) {
        return new FileRef(file.path().toAbsolutePath());
    }

    private Answer died(Collected collected, HoldCode cause) {
        kill();
        return new Answer(collected.brokenOff(cause), Optional.of(cause));
    }

    private HoldCode causeOfDeath() throws InterruptedException {
        boolean ended = process.waitFor(5, TimeUnit.SECONDS);
        return ended && process.exitValue() == EXIT_OUT_OF_MEMORY
                ? HoldCode.EXTRACTION_MEMORY
                : HoldCode.EXTRACTION_CRASH;
    }

    /** Whether it may be given another document. */
    boolean fit() {
        return !killed
                && process.isAlive()
                && documents < settings.workers().documentsEach()
                && residentMegabytes() <= settings.workers().maxResidentMegabytes();
    }

    /** Whether it has read no document before the last one, so that nothing else can have worn it out. */
    boolean wasFresh() {
        return documents <= 1;
    }

    private long residentMegabytes() {
        try {
            String[] fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ");
            return Long.parseLong(fields[1]) * PAGE_BYTES >> 20;
        } catch (IOException | RuntimeException e) {
            // Not Linux, or just ended: the other conditions decide.
            return 0;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process, its children (an OCR run) and its temporary files, at once and whatever it is doing. */
    void kill() {
        killed = true;
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        boolean interrupted = false;
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        folder.delete();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Event next(long deadline) throws TimeoutException, InterruptedException {
        Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
            throw new TimeoutException();
        }
        return event;
    }

    private static long deadline(Duration from) {
        return System.nanoTime() + from.toNanos();
    }

    private void readAnswers() {
        Event last = Event.END;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            Optional<Message> message = Wire.read(in);
            while (message.isPresent()) {
                if (!hand(new Event(message, false))) {
                    return;
                }
                message = Wire.read(in);
            }
        } catch (WireException e) {
            last = Event.VIOLATION;
        } catch (IOException e) {
            last = Event.END;
        }
        hand(last);
    }

    /** Waits for room, but not for a worker that nobody listens to any more. */
    private boolean hand(Event event) {
        try {
            while (!killed) {
                if (events.offer(event, 1, TimeUnit.SECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What parsers write there may quote documents, so it goes nowhere, except for what comes before the first. */
    private void drainErrors() {
        byte[] buffer = new byte[4096];
        try (InputStream errors = process.getErrorStream()) {
            for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
                if (!ready && startupErrors.length() < LONGEST_ERRORS) {
                    startupErrors.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
