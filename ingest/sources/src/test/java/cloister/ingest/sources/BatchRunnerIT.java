package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Outcome;
import cloister.pipeline.RunBook;
import cloister.pipeline.kit.InMemoryRunBook;
import cloister.pipeline.kit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRunnerIT {
    @TempDir
    Path temp;

    private Bench bench;
    private Path in;
    private Path out;
    private final InMemoryRunBook runs = new InMemoryRunBook();

    @BeforeEach
    void setUp() throws IOException {
        in = Files.createDirectory(temp.resolve("in"));
        out = temp.resolve("results/here");
        bench = new Bench(in);
    }

    private BatchRunner runner(Fuse fuse) {
        return new BatchRunner(
                runs,
                new FusedArchive(bench.archive, fuse),
                InstantSource.system(),
                new Random(),
                new FaultyDisk(fuse));
    }

    private BatchSettings settings(OutputNames names, Path... inputs) {
        return new BatchSettings("run", "command", List.of(inputs), out, 2, names);
    }

    private BatchReport run(BatchSettings settings) {
        return runner(Fuse.never())
                .run(settings, Bench.work(bench.archive), Samples.MANDATE, BatchProgress.none(), () -> false);
    }

    @Test
    void folder_everyFileIsAnswered_inOrder_andOriginalsStay() throws IOException {
        bench.drop("b/two.txt", "HOLD");
        bench.drop("a.txt", "number 123456789");
        bench.drop(".hidden", "hidden");
        BatchReport report = run(settings(OutputNames.ID, in));
        assertThat(report.items().stream().map(i -> i.name().toString()))
                .containsExactly(".hidden", "a.txt", "b/two.txt");
        assertThat(report.tally()).isEqualTo(new RunBook.Tally(3, 2, 1, 0));
        assertThat(runs.tally(report.run())).contains(report.tally());
        assertThat(Bench.files(in)).containsExactly(".hidden", "a.txt", "b/two.txt");
        assertThat(report.items().get(1).outputs())
                .allSatisfy(f -> assertThat(f).isRegularFile());
        assertThat(report.items().get(1).outputs().get(0)).hasContent("number [SSN_1]");
        assertThat(bench.archive.open("run")).isEmpty();
    }

    @Test
    void names_areKeptWhereTheyAreSafe_andTwinsGetNumbers(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("a.txt"), "from elsewhere");
        bench.drop("a.txt", "first");
        bench.drop("b/A.TXT", "second");
        run(settings(OutputNames.INPUT, in, other));
        assertThat(Bench.files(out)).contains("a.txt.redacted.txt", "a (2).txt.redacted.txt", "b/A.TXT.redacted.txt");
        assertThat(out.resolve("a (2).txt.redacted.txt")).hasContent("from elsewhere");
    }

    @Test
    void emptyFolder_isARunOfNoDocuments() {
        BatchReport report = run(settings(OutputNames.ID, in));
        assertThat(report.items()).isEmpty();
        assertThat(runs.tally(report.run())).contains(new RunBook.Tally(0, 0, 0, 0));
    }

    @Test
    void missingInput_isRefusedBeforeAnythingBegins() throws IOException {
        bench.drop("a.txt", "a");
        assertThatThrownBy(() -> run(settings(OutputNames.ID, in, temp.resolve("Canary"))))
                .isInstanceOf(SourceException.class)
                .hasMessage("input 2 of 2 can't be read: NoSuchFileException");
        assertThat(runs.runs()).isEmpty();
        assertThat(bench.archive.decisions()).isEmpty();
    }

    @Test
    void sameFileTwice_isRunOnce_andResultsInsideTheInputAreNot() throws IOException {
        Path file = bench.drop("a.txt", "a");
        out = in.resolve("out");
        run(settings(OutputNames.ID, in, file));
        BatchReport again = run(settings(OutputNames.ID, in, file));
        assertThat(again.items()).hasSize(1);
        assertThat(again.items().get(0).result().orElseThrow().sameAs()).isPresent();
    }

    @Test
    void links_areCountedAndNotFollowed_unlessNamedOutright(@TempDir Path other) throws IOException {
        Path target = Files.writeString(other.resolve("target.txt"), "linked");
        Path link = Files.createSymbolicLink(in.resolve("link"), target);
        BatchReport report = run(settings(OutputNames.ID, in));
        assertThat(report.items()).isEmpty();
        assertThat(report.links()).isEqualTo(1);
        assertThat(run(settings(OutputNames.ID, link)).items()).hasSize(1);
    }

    @Test
    void fileThatChangesWhileItIsRead_isHeld() throws IOException {
        Path file = bench.drop("moving.txt", "before");
        var flow = new cloister.pipeline.DocumentFlow(
                new SteadyExtractor(claim -> {
                    var document = Bench.reader().extract(claim);
                    try {
                        Files.writeString(file, "after");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return document;
                }),
                new cloister.pipeline.Screener(Samples.detector(), Samples.judge()),
                cloister.pipeline.Rewriter.PLACEHOLDERS,
                Samples.summarizer(),
                bench.archive,
                Samples.RECIPE,
                InstantSource.system());
        BatchReport report = runner(Fuse.never())
                .run(
                        settings(OutputNames.ID, in),
                        (claim, delivery) -> flow.process(claim, Samples.MANDATE, delivery),
                        Samples.MANDATE,
                        BatchProgress.none(),
                        () -> false);
        assertThat(report.items().get(0).result().orElseThrow().outcome())
                .isEqualTo(new Outcome.Held(List.of(HoldReason.ofPart(HoldCode.CHANGED, 1))));
    }

    @Test
    void fileThatVanishes_hasNoResult_andStopsNoOther() throws IOException {
        bench.drop("a.txt", "a");
        Path gone = bench.drop("b.txt", "b");
        bench.drop("c.txt", "c");
        BatchSettings one = new BatchSettings("run", "command", List.of(in), out, 1, OutputNames.ID);
        BatchReport report = runner(Fuse.never())
                .run(
                        one,
                        (claim, delivery) -> {
                            try {
                                Files.deleteIfExists(gone);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                            return Bench.work(bench.archive).process(claim, delivery);
                        },
                        Samples.MANDATE,
                        BatchProgress.none(),
                        () -> false);
        assertThat(report.tally()).isEqualTo(new RunBook.Tally(3, 2, 0, 1));
        assertThat(report.items().get(1).failure()).contains(Trouble.UNREADABLE);
    }

    @Test
    void stop_beginsNoFurtherDocument() throws IOException {
        for (int i = 0; i < 5; i++) {
            bench.drop(i + ".txt", "text " + i);
        }
        AtomicInteger asked = new AtomicInteger();
        BatchSettings one = new BatchSettings("run", "command", List.of(in), out, 1, OutputNames.ID);
        BatchReport report = runner(Fuse.never())
                .run(
                        one,
                        Bench.work(bench.archive),
                        Samples.MANDATE,
                        BatchProgress.none(),
                        () -> asked.incrementAndGet() > 2);
        assertThat(report.tally()).isEqualTo(new RunBook.Tally(5, 2, 0, 3));
        assertThat(report.items().get(4).failure()).contains(Trouble.STOPPED);
        assertThat(run(one).tally()).isEqualTo(new RunBook.Tally(5, 5, 0, 0));
        assertThat(bench.archive.decisions()).hasSize(5);
    }

    @Test
    void progress_countsEachDocument() throws IOException {
        for (int i = 0; i < 10; i++) {
            bench.drop(i + ".txt", "text " + i);
        }
        List<String> heard = new ArrayList<>();
        runner(Fuse.never())
                .run(
                        settings(OutputNames.ID, in),
                        Bench.work(bench.archive),
                        Samples.MANDATE,
                        (done, total, item) -> heard.add(done + "/" + total),
                        () -> false);
        assertThat(heard).hasSize(10).startsWith("1/10").endsWith("10/10");
    }

    @Test
    void kill_atEachStep_andBegunAgain_decidesEachFileOnce() throws IOException {
        boolean killed = true;
        for (int step = 1; killed; step++) {
            bench = new Bench(Files.createDirectory(temp.resolve("in" + step)));
            out = temp.resolve("out" + step);
            bench.drop("a.txt", "number 123456789");
            bench.drop("b.txt", "HOLD");
            BatchSettings one = new BatchSettings("run", "command", List.of(bench.root), out, 1, OutputNames.ID);
            Fuse fuse = Fuse.kill(step);
            killed = isKilled(one, fuse);
            if (killed) {
                assertThat(run(one).tally()).isEqualTo(new RunBook.Tally(2, 1, 1, 0));
            }
            assertThat(Bench.files(out)).hasSize(4).noneMatch(n -> n.endsWith(".tmp"));
            assertThat(bench.archive.open("run")).isEmpty();
            assertThat(bench.archive.decisions()).hasSize(2);
        }
    }

    private boolean isKilled(BatchSettings settings, Fuse fuse) {
        try {
            runner(fuse)
                    .run(
                            settings,
                            Bench.work(new FusedArchive(bench.archive, fuse)),
                            Samples.MANDATE,
                            BatchProgress.none(),
                            () -> false);
            return false;
        } catch (Fuse.Killed | IllegalStateException e) {
            return true;
        }
    }

    @Test
    void fullDisk_isAFailureOfItsDocument_andWorksTheNextTime() throws IOException {
        bench.drop("a.txt", "a");
        BatchSettings settings = settings(OutputNames.ID, in);
        BatchReport report = runner(Fuse.never())
                .run(
                        settings,
                        (claim, delivery) -> Bench.work(bench.archive).process(claim, (c, o, s) -> {
                            throw SafeIo.unchecked(
                                    "x", new java.nio.file.FileSystemException("n", null, "No space left on device"));
                        }),
                        Samples.MANDATE,
                        BatchProgress.none(),
                        () -> false);
        assertThat(report.items().get(0).failure()).contains(Trouble.SHARE_FULL);
        assertThat(run(settings).tally()).isEqualTo(new RunBook.Tally(1, 1, 0, 0));
        assertThat(bench.archive.decisions()).hasSize(1);
        assertThat(Bench.files(out)).hasSize(3);
    }

    @Test
    void sameBatch_intoTheSameFolder_isRefusedWhileItRuns() throws IOException {
        bench.drop("a.txt", "a");
        BatchSettings settings = settings(OutputNames.ID, in);
        List<String> refusals = new ArrayList<>();
        runner(Fuse.never())
                .run(
                        settings,
                        (claim, delivery) -> {
                            try {
                                run(settings);
                            } catch (SourceException e) {
                                refusals.add(e.getMessage());
                            }
                            return Bench.work(bench.archive).process(claim, delivery);
                        },
                        Samples.MANDATE,
                        BatchProgress.none(),
                        () -> false);
        assertThat(refusals).containsExactly("the folder of 'run' is in use by another process or run");
    }

    @Test
    void nameOfABatch_thatCouldLeadOutOfItsFolder_isRefused() {
        assertThatThrownBy(() -> new BatchSettings("../x", "command", List.of(), out, 1, OutputNames.ID))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
