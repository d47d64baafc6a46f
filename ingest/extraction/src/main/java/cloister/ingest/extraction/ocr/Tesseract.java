package cloister.ingest.extraction.ocr;

import cloister.pipeline.HoldCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs Debian's {@code tesseract} on one picture: a process of its own, so that a page that takes too long is ended
 * without losing anything else; the picture goes in over a pipe, so that none lies on a disk.
 */
public final class Tesseract {
    private static final int LONGEST_TEXT = 4 << 20;

    /** Ends the child with the thread that started it, should the worker be killed in the middle of a page. */
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final OcrPlan plan;
    private final OcrStatus status;
    private final Timer timer = new Timer("ocr-time", true);

    /** What a run gave: text, perhaps empty, or why there is none. */
    public record Reading(String text, Optional<HoldCode> trouble) {
        static Reading failed(HoldCode code) {
            return new Reading("", Optional.of(code));
        }

        @Override
        public String toString() {
            return "Reading(" + text.length() + ", " + trouble + ")";
        }
    }

    /** Something that writes a picture in a format that Leptonica reads. */
    @FunctionalInterface
    public interface Picture {
        void writeTo(OutputStream out) throws IOException;
    }

    public Tesseract(OcrPlan plan) {
        this.plan = plan;
        this.status = OcrStatus.probe(plan);
    }

    public boolean ready() {
        return status.ready();
    }

    /** Reads one picture, in at most the plan's time for a page or {@code left}, whichever is less. */
    public Reading read(Picture picture, int dotsPerInch, boolean page, Duration left) {
        if (!status.ready()) {
            return Reading.failed(HoldCode.OCR_UNAVAILABLE);
        }
        Duration time = plan.pageTimeout().compareTo(left) < 0 ? plan.pageTimeout() : left;
        ProcessBuilder builder = new ProcessBuilder(command(dotsPerInch, page));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return run(builder.start(), picture, time);
        } catch (IOException e) {
            return Reading.failed(HoldCode.OCR_UNAVAILABLE);
        }
    }

    private Reading run(Process process, Picture picture, Duration time) {
        AtomicBoolean late = new AtomicBoolean();
        TimerTask end = new TimerTask() {
            @Override
            public void run() {
                late.set(true);
                process.destroyForcibly();
            }
        };
        timer.schedule(end, Math.max(1, time.toMillis()));
        try {
            // It reads the whole picture before it writes a word, so one thread is enough.
            boolean taken = give(process, picture);
            byte[] bytes = process.getInputStream().readNBytes(LONGEST_TEXT);
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            if (late.get()) {
                return Reading.failed(HoldCode.EXTRACTION_TIMEOUT);
            }
            if (!taken || !ended || process.exitValue() != 0) {
                return Reading.failed(HoldCode.CORRUPT);
            }
            return new Reading(new String(bytes, StandardCharsets.UTF_8).strip(), Optional.empty());
        } catch (IOException e) {
            return Reading.failed(late.get() ? HoldCode.EXTRACTION_TIMEOUT : HoldCode.EXTRACTION_CRASH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reading.failed(HoldCode.EXTRACTION_TIMEOUT);
        } finally {
            end.cancel();
            process.destroyForcibly();
        }
    }

    private static boolean give(Process process, Picture picture) {
        try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            picture.writeTo(out);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command(int dotsPerInch, boolean page) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        }
        command.addAll(List.of(plan.command(), "stdin", "stdout"));
        command.addAll(List.of("-l", String.join("+", status.languages())));
        command.addAll(List.of("--dpi", Integer.toString(dotsPerInch)));
        // 1: find out how a page lies, then read it; 3: the same without turning.
        command.addAll(List.of("--psm", page && status.orientation() ? "1" : "3"));
        return command;
    }
}
