package cloister.ingest.extraction;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.ingest.extraction.wire.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How documents are read. {@link #defaults()} suits one machine with two cores. */
public record ExtractionSettings(Limits limits, OcrPlan ocr, Workers workers) {

    /**
     * The worker processes.
     *
     * @param count how many at most; each is started when it is first needed
     * @param heapMegabytes heap of one worker; its process takes some 150 MB more
     * @param startupTimeout wall time until a worker must have said that it is ready
     * @param startAttempts how often a start is tried before the installation counts as broken
     * @param documentsEach after so many documents a worker is replaced by a fresh one
     * @param maxResidentMegabytes a worker that holds more memory after a document is replaced
     * @param idleAfter a worker without work for so long is ended, to give its memory back
     * @param temporary where workers get private folders for their temporary files
     * @param java the Java program
     * @param classPath where the worker finds its classes
     */
    public record Workers(
            int count,
            int heapMegabytes,
            Duration startupTimeout,
            int startAttempts,
            int documentsEach,
            int maxResidentMegabytes,
            Duration idleAfter,
            Path temporary,
            Path java,
            String classPath) {

        public Workers {
            if (count < 1 || heapMegabytes < 32 || startAttempts < 1 || documentsEach < 1) {
                throw new IllegalArgumentException("extraction needs a worker, 32 MB of heap, a start and a document");
            }
            // A worker's working directory is its own: what is relative to the parent's would be lost there.
            temporary = temporary.toAbsolutePath();
            java = java.getNameCount() > 1 ? java.toAbsolutePath() : java;
            classPath = SearchPath.absolute(classPath);
        }

        public static Workers defaults() {
            return new Workers(
                    1,
                    512,
                    Duration.ofSeconds(60),
                    3,
                    200,
                    1_000,
                    Duration.ofMinutes(2),
                    Path.of(System.getProperty("java.io.tmpdir")),
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"));
        }

        public Workers withCount(int workers) {
            return new Workers(
                    workers,
                    heapMegabytes,
                    startupTimeout,
                    startAttempts,
                    documentsEach,
                    maxResidentMegabytes,
                    idleAfter,
                    temporary,
                    java,
                    classPath);
        }

        public Workers withHeapMegabytes(int megabytes) {
            return new Workers(
                    count,
                    megabytes,
                    startupTimeout,
                    startAttempts,
                    documentsEach,
                    maxResidentMegabytes,
                    idleAfter,
                    temporary,
                    java,
                    classPath);
        }

        public Workers withDocumentsEach(int documents) {
            return new Workers(
                    count,
                    heapMegabytes,
                    startupTimeout,
                    startAttempts,
                    documents,
                    maxResidentMegabytes,
                    idleAfter,
                    temporary,
                    java,
                    classPath);
        }

        public Workers withIdleAfter(Duration idle) {
            return new Workers(
                    count,
                    heapMegabytes,
                    startupTimeout,
                    startAttempts,
                    documentsEach,
                    maxResidentMegabytes,
                    idle,
                    temporary,
                    java,
                    classPath);
        }

        public Workers withTemporary(Path folder) {
            return new Workers(
                    count,
                    heapMegabytes,
                    startupTimeout,
                    startAttempts,
                    documentsEach,
                    maxResidentMegabytes,
                    idleAfter,
                    folder,
                    java,
                    classPath);
        }

        public Workers withClassPath(String path) {
            return new Workers(
                    count,
                    heapMegabytes,
                    startupTimeout,
                    startAttempts,
                    documentsEach,
                    maxResidentMegabytes,
                    idleAfter,
                    temporary,
                    java,
                    path);
        }

        /** The command line of a worker. It names no document. */
        List<String> command(Path privateFolder, String mainClass) {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(SharedClasses.options());
            command.addAll(List.of(
                    "-Xmx" + heapMegabytes + "m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    // Standard output belongs to the protocol.
                    "-XX:+DisplayVMOutputToStderr",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:ErrorFile=" + privateFolder.resolve("hs_err.log"),
                    "-Xss2m",
                    "-Djava.io.tmpdir=" + privateFolder,
                    "-Djava.awt.headless=true",
                    // The same bytes must give the same text, whatever the machine's locale and zone.
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8",
                    "-Dsun.jnu.encoding=UTF-8",
                    "-cp",
                    classPath,
                    mainClass));
            return command;
        }
    }

    public static ExtractionSettings defaults() {
        return new ExtractionSettings(Limits.defaults(), OcrPlan.defaults(), Workers.defaults());
    }

    public ExtractionSettings withLimits(Limits other) {
        return new ExtractionSettings(other, ocr, workers);
    }

    public ExtractionSettings withOcr(OcrPlan other) {
        return new ExtractionSettings(limits, other, workers);
    }

    public ExtractionSettings withWorkers(Workers other) {
        return new ExtractionSettings(limits, ocr, other);
    }
}
