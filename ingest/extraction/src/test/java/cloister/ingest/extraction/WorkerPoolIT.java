package cloister.ingest.extraction;

import static cloister.ingest.extraction.Bench.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloister.ingest.extraction.wire.Limits;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.HoldCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that hang, fill their memory, exit or are killed: the document is Held, and the next one is read. */
class WorkerPoolIT {
    private static final ExtractionSettings SETTINGS = ExtractionSettings.defaults()
            .withWorkers(ExtractionSettings.Workers.defaults().withHeapMegabytes(128));
    private static final byte[] GOOD = Papers.utf8("some good words");

    @TempDir
    Path root;

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertReadsOn(Bench bench) {
        assertThat(bench.troubles("next.txt", GOOD)).isEmpty();
    }

    @Test
    void worker_thatHangs_isKilledInTime_andTheNextDocumentIsRead() throws IOException {
        ExtractionSettings hasty = SETTINGS.withLimits(Limits.defaults().withTimeout(Duration.ofSeconds(1)));
        try (Bench bench = new Bench(root, hasty)) {
            assertReadsOn(bench);
            List<Long> before = bench.extractor.workerPids();
            assertThat(bench.troubles("hang.mbox", Papers.mailbox("hang")))
                    .containsExactly(HoldCode.EXTRACTION_TIMEOUT);
            assertThat(before).hasSize(1).noneMatch(WorkerPoolIT::alive);
            assertReadsOn(bench);
            assertThat(bench.temporaryFiles()).isEmpty();
        }
    }

    @Test
    void relativePaths_ofDocumentClassesAndTemporaryFolder_areTheParentsOwn() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path inTarget = Files.createTempDirectory(Files.createDirectories(here.resolve("target")), "relative");
        Path document = inTarget.resolve("a.txt");
        Files.write(document, GOOD);
        ExtractionSettings.Workers usual = SETTINGS.workers();
        String classes = Arrays.stream(usual.classPath().split(File.pathSeparator))
                .map(entry -> here.relativize(Path.of(entry).toAbsolutePath()).toString())
                .collect(Collectors.joining(File.pathSeparator));
        ExtractionSettings relative =
                SETTINGS.withWorkers(usual.withClassPath(classes).withTemporary(here.relativize(inTarget)));
        try (WorkerPoolExtractor extractor = new WorkerPoolExtractor(relative)) {
            ExtractedDocument read = extractor.extract(Survey.claim(here.relativize(document)));
            assertThat(codes(read)).isEmpty();
            assertThat(read.text().reveal()).isEqualTo("some good words");
        }
    }

    @Test
    void worker_thatFillsItsMemoryOrExits_isReplaced() {
        try (Bench bench = new Bench(root, SETTINGS)) {
            assertThat(bench.troubles("memory.mbox", Papers.mailbox("memory")))
                    .containsExactly(HoldCode.EXTRACTION_MEMORY);
            assertReadsOn(bench);
            assertThat(bench.troubles("exit.mbox", Papers.mailbox("exit"))).containsExactly(HoldCode.EXTRACTION_CRASH);
            assertReadsOn(bench);
        }
    }

    @Test
    void worker_survivesPrintingAndEndlessRecursion() {
        try (Bench bench = new Bench(root, SETTINGS)) {
            assertReadsOn(bench);
            List<Long> before = bench.extractor.workerPids();
            assertThat(bench.troubles("print.mbox", Papers.mailbox("print"))).isEmpty();
            assertThat(bench.troubles("recurse.mbox", Papers.mailbox("recurse")))
                    .containsExactly(HoldCode.TOO_DEEP);
            assertThat(bench.extractor.workerPids()).isEqualTo(before);
        }
    }

    @Test
    void worker_killedInTheMiddle_leavesACrash_andTheNextDocumentIsRead() {
        try (Bench bench = new Bench(root, SETTINGS)) {
            CompletableFuture<ExtractedDocument> hanging =
                    CompletableFuture.supplyAsync(() -> bench.read("hang.mbox", Papers.mailbox("hang")));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !bench.extractor.workerPids().isEmpty());
            long pid = bench.extractor.workerPids().get(0);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            assertThat(codes(hanging.join())).containsExactly(HoldCode.EXTRACTION_CRASH);
            assertReadsOn(bench);
        }
    }

    @Test
    void idleWorker_isKilledBetweenDocuments_unnoticed() {
        try (Bench bench = new Bench(root, SETTINGS)) {
            assertReadsOn(bench);
            long pid = bench.extractor.workerPids().get(0);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            assertReadsOn(bench);
            assertThat(bench.extractor.workerPids()).doesNotContain(pid);
        }
    }

    @Test
    void worker_isReplacedAfterItsShare_andEndedWhenIdle() {
        ExtractionSettings brief =
                SETTINGS.withWorkers(SETTINGS.workers().withDocumentsEach(1).withIdleAfter(Duration.ofMillis(100)));
        try (Bench bench = new Bench(root, brief)) {
            assertReadsOn(bench);
            assertThat(bench.extractor.workerPids()).isEmpty();
        }
        ExtractionSettings idle = SETTINGS.withWorkers(SETTINGS.workers().withIdleAfter(Duration.ofMillis(100)));
        try (Bench bench = new Bench(root, idle)) {
            assertReadsOn(bench);
            await().until(() -> bench.extractor.workerPids().isEmpty());
        }
    }

    @Test
    void close_endsEveryProcess_andRefusesMore() throws IOException {
        Bench bench = new Bench(root, SETTINGS);
        assertReadsOn(bench);
        List<Long> pids = bench.extractor.workerPids();
        bench.close();
        assertThat(pids).hasSize(1).noneMatch(WorkerPoolIT::alive);
        assertThat(Files.list(bench.temporary)).isEmpty();
        assertThatThrownBy(() -> bench.read("late.txt", GOOD)).isInstanceOf(ExtractionException.class);
    }

    @Test
    void workerAndItsFolder_tellNothingOfTheDocument() throws IOException {
        try (Bench bench = new Bench(root, SETTINGS)) {
            assertThat(bench.troubles("Smith_John_HIV.docx", OfficePapers.docx()))
                    .isEmpty();
            ProcessHandle worker =
                    ProcessHandle.of(bench.extractor.workerPids().get(0)).orElseThrow();
            assertThat(worker.info().commandLine().orElseThrow()).doesNotContain("Smith");
            assertThat(bench.temporaryFiles()).isEmpty();
            Path folder = Files.list(bench.temporary).findFirst().orElseThrow();
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void parentKilledAtOnce_takesItsHangingWorkerWithIt() throws IOException, InterruptedException {
        Path hang = Files.write(root.resolve("hang.mbox"), Papers.mailbox("hang"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + root,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Survey.class.getName(),
                        hang.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> parent.children().findAny().isPresent());
            ProcessHandle worker = parent.children().findFirst().orElseThrow();
            parent.destroyForcibly().waitFor();
            await().atMost(Duration.ofSeconds(30)).until(() -> !worker.isAlive());
            await().until(() ->
                    Files.list(root).noneMatch(p -> p.getFileName().toString().startsWith("cloister-worker-")));
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    @Test
    void folderOfADeadProcess_isSweptAtStart() throws IOException {
        Path temporary = Files.createDirectories(root.resolve("temporary"));
        Path left = Files.createDirectories(temporary.resolve("cloister-worker-999999999-1/sub"));
        Files.writeString(left.resolve("apache-tika-1.tmp"), "a name");
        Path others = Files.createDirectories(temporary.resolve("somebody-elses"));
        try (Bench bench = new Bench(root, SETTINGS)) {
            assertThat(left.getParent()).doesNotExist();
            assertThat(others).exists();
            assertThat(bench.extractor.workerPids()).isEmpty();
        }
    }

    @Test
    void brokenInstallation_isAnException_notAHeldDocument() {
        ExtractionSettings.Workers workers = SETTINGS.workers();
        ExtractionSettings broken = SETTINGS.withWorkers(new ExtractionSettings.Workers(
                1,
                64,
                Duration.ofSeconds(20),
                2,
                1,
                1_000,
                Duration.ofMinutes(1),
                root,
                workers.java(),
                "/nowhere.jar"));
        try (WorkerPoolExtractor extractor = new WorkerPoolExtractor(broken)) {
            Path file = Files.write(root.resolve("a.txt"), GOOD);
            assertThatThrownBy(() -> extractor.extract(Survey.claim(file)))
                    .isInstanceOf(ExtractionException.class)
                    .hasMessageContaining("doctor");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
