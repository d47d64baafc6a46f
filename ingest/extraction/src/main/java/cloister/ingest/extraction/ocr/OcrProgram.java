package cloister.ingest.extraction.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Questions to the Tesseract program about itself. */
final class OcrProgram {
    static final String LANGUAGES = "--list-langs";
    static final String VERSION = "--version";

    private static final int LONGEST_ANSWER = 1 << 16;

    private OcrProgram() {}

    /** What it prints when asked; nothing if it isn't there or refuses. */
    static Optional<String> answer(OcrPlan plan, String question) {
        ProcessBuilder builder = new ProcessBuilder(plan.command(), question);
        builder.redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            process.getOutputStream().close();
            byte[] bytes = process.getInputStream().readNBytes(LONGEST_ANSWER);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
