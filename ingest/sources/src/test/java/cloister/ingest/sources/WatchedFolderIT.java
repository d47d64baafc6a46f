package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloister.pipeline.DocumentId;
import cloister.pipeline.kit.InMemoryArchive.State;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderIT {
    @TempDir
    Path root;

    private Bench bench;
    private SourcesContext context;

    @BeforeEach
    void setUp() {
        bench = new Bench(root);
    }

    @AfterEach
    void tearDown() {
        if (context != null) {
            context.stop();
        }
    }

    private void start(WatchSettings settings) {
        context = new SourcesContext(List.of(bench.folder(settings)), Optional.empty());
        context.start();
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(condition::getAsBoolean);
    }

    private SourceStatus status() {
        return context.status("inbox").orElseThrow();
    }

    @Test
    void released_document_comesOutRedactedAndItsOriginalIsDone() throws IOException {
        bench.drop("a/b/report.txt", "Patient 123456789 is well.\nMore.");
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        String id = bench.archive.in(State.DELIVERED).get(0).toString();
        assertThat(bench.out()).containsExactly(id + ".redacted.txt", id + ".summary.json");
        assertThat(root.resolve("out/" + id + ".redacted.txt")).hasContent("Patient [SSN_1] is well.\nMore.");
        assertThat(root.resolve("out/" + id + ".summary.json"))
                .hasContent(
                        "{\"id\":\"" + id + "\",\"outcome\":\"released\",\"findings\":{\"SSN\":1},\"summary\":"
                                + "[{\"role\":\"detail\",\"text\":\"Patient [SSN_1] is well.\",\"cites\":[{\"start\":0,\"end\":24}]}]}");
        assertThat(bench.done()).containsExactly("a/b/report.txt");
        assertThat(root.resolve("done/a/b/report.txt")).hasContent("Patient 123456789 is well.\nMore.");
        assertThat(bench.claimed()).isEmpty();
    }

    @Test
    void held_document_leavesNothingButItsReasons() throws IOException {
        bench.drop("secret.txt", "HOLD 123456789");
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        String id = bench.archive.in(State.DELIVERED).get(0).toString();
        assertThat(bench.out()).containsExactly(id + ".held.json");
        assertThat(root.resolve("out/" + id + ".held.json"))
                .hasContent(
                        "{\"id\":\"" + id + "\",\"outcome\":\"held\",\"reasons\":[{\"code\":\"ENCRYPTED\",\"part\":1,"
                                + "\"what\":\"it is encrypted or protected by a password; drop a copy without the password\"}]}");
        assertThat(bench.held()).containsExactly("secret.txt");
        assertThat(bench.done()).isEmpty();
    }

    @Test
    void burst_of200Files_eachEndsExactlyOnce() throws IOException {
        start(bench.settings());
        for (int i = 0; i < 200; i++) {
            bench.drop("sub" + i % 7 + "/file " + i + ".txt", (i % 10 == 0 ? "HOLD " : "") + "number " + i);
        }
        until(() -> bench.archive.in(State.DELIVERED).size() == 200 && status().isIdle());
        assertThat(bench.decisions("released")).isEqualTo(180);
        assertThat(bench.decisions("held")).isEqualTo(20);
        assertThat(bench.done()).hasSize(180);
        assertThat(bench.held()).hasSize(20);
        assertThat(bench.out()).hasSize(380);
        assertThat(bench.isSettled()).isTrue();
        assertThat(status().claimed()).isEqualTo(200);
        assertThat(status().released() + status().held()).isEqualTo(200);
        assertThat(status().trouble()).isEmpty();
    }

    @Test
    void growingFile_isLeftAloneUntilQuiet_andTakenWhole() throws Exception {
        start(bench.quietFor(Duration.ofMillis(300)));
        Path file = bench.drop("grows.txt", "start");
        StringBuilder whole = new StringBuilder("start");
        long end = System.nanoTime() + Duration.ofMillis(900).toNanos();
        try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            while (System.nanoTime() < end) {
                writer.write("x".getBytes(StandardCharsets.UTF_8));
                whole.append('x');
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            }
        }
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        assertThat(root.resolve("done/grows.txt")).hasContent(whole.toString());
        assertThat(bench.archive.decisions()).hasSize(1);
    }

    @Test
    void oddNames_allSurviveUnchanged() throws IOException {
        String longest = "ä".repeat(125) + ".txt2";
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        List<String> names = List.of(
                "with blank.txt",
                " leading",
                "trailing ",
                "quote'\".txt",
                "a..b..txt",
                "..x/..y".replace("..x/", "sub/").replace("..y", "y.."),
                "emoji 😀👩‍⚕️.txt",
                "bidi \u202Etxt.exe",
                "zero\u200Bwidth.txt",
                "Case.txt",
                "case.txt",
                "new\nline.txt",
                "tab\t.txt",
                "-rf",
                "$(touch x)`;|&*?[a]{b}.txt",
                "back\\slash.txt",
                "per%20cent%.txt",
                "hash#question?.txt",
                "I\u0307stanbul İı.txt",
                longest);
        for (int i = 0; i < names.size(); i++) {
            bench.drop(names.get(i), "content " + i);
        }
        start(bench.settings());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(bench.done()).containsExactlyInAnyOrderElementsOf(names));
        until(() -> bench.archive.in(State.DELIVERED).size() == names.size());
        assertThat(bench.out())
                .hasSize(2 * names.size())
                .allMatch(n -> n.matches("[0-9a-f-]{36}\\.(redacted\\.txt|summary\\.json)"));
    }

    @Test
    void nameThatIsNoText_isTakenToo() throws Exception {
        // Latin-1 "Müller" from an old share: no valid UTF-8.
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "mkdir \"$(printf 'M\\374ller')\" && printf one > \"$(printf 'M\\374ller/a\\344.txt')\""
                                + " && printf two > \"$(printf 'b\\344.txt')\"")
                .directory(root.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 2);
        assertThat(bench.done()).hasSize(2);
        assertThat(bench.isSettled()).isTrue();
    }

    @Test
    void temporaryAndPrivateNames_areLeftAloneAndCounted() throws IOException {
        List<String> left = List.of(
                ".hidden",
                "~$report.docx",
                "a.part",
                "b.tmp",
                "c.filepart",
                "d.CRDOWNLOAD",
                ".git/config",
                "out/x.txt",
                "done/y.txt",
                "held/z.txt");
        for (String name : left) {
            bench.drop(name, "left alone");
        }
        bench.drop("sub/out/deep.txt", "a folder of that name further down is an ordinary one");
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        until(() -> status().ignored() == 6);
        assertThat(bench.done()).containsExactly("sub/out/deep.txt", "y.txt");
        for (String name : left) {
            assertThat(root.resolve(name)).hasContent("left alone");
        }
    }

    @Test
    void links_areNeverFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("outside.txt"), "not ours");
        Files.createSymbolicLink(root.resolve("folder"), elsewhere);
        Files.createSymbolicLink(root.resolve("file.txt"), elsewhere.resolve("outside.txt"));
        bench.drop("real.txt", "ours");
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        until(() -> status().ignored() == 2);
        assertThat(bench.done()).containsExactly("real.txt");
        assertThat(elsewhere.resolve("outside.txt")).hasContent("not ours");
        assertThat(bench.archive.decisions()).hasSize(1);
    }

    @Test
    void sameNameAgain_getsANumberInDone() throws IOException {
        start(bench.settings());
        for (int i = 1; i <= 3; i++) {
            bench.drop("x/same.txt", "version " + i);
            int n = i;
            until(() -> bench.archive.in(State.DELIVERED).size() == n);
        }
        assertThat(bench.done()).containsExactly("x/same (2).txt", "x/same (3).txt", "x/same.txt");
        assertThat(root.resolve("done/x/same (3).txt")).hasContent("version 3");
    }

    @Test
    void fileInThePlaceOfADoneFolder_goesToAFolderOfItsId() throws IOException {
        start(bench.settings());
        bench.drop("a", "a file");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        bench.drop("a/b.txt", "under a folder of the same name");
        until(() -> bench.archive.in(State.DELIVERED).size() == 2);
        DocumentId second = bench.archive.in(State.DELIVERED).get(1);
        assertThat(bench.done()).containsExactlyInAnyOrder("a", second + "/b.txt");
    }

    @Test
    void sameContentTwice_isRecognized() throws IOException {
        start(bench.settings());
        bench.drop("one.txt", "the same 123456789");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        bench.drop("two.txt", "the same 123456789");
        until(() -> bench.archive.in(State.DELIVERED).size() == 2);
        until(() -> status().same() == 1);
        assertThat(bench.archive.decisions().get(1).sameAs())
                .contains(bench.archive.in(State.DELIVERED).get(0));
        assertThat(bench.out()).hasSize(4);
        DocumentId first = bench.archive.decisions().get(0).claim().id();
        DocumentId second = bench.archive.decisions().get(1).claim().id();
        assertThat(root.resolve("out/" + first + ".summary.json")).content().doesNotContain("same_as");
        assertThat(root.resolve("out/" + second + ".summary.json"))
                .content()
                .startsWith("{\"id\":\"" + second + "\",\"outcome\":\"released\",\"same_as\":\"" + first + "\",");
    }

    @Test
    void archiveDown_nothingIsTaken_andAllIsDoneOnceItIsBack() throws IOException {
        start(bench.settings());
        bench.drop("before.txt", "before");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        bench.archive.down(true);
        for (int i = 0; i < 20; i++) {
            bench.drop("during" + i + ".txt", "during " + i);
        }
        until(() -> status().trouble().containsKey(Trouble.NOT_RECORDED));
        assertThat(bench.out()).hasSize(2);
        bench.archive.down(false);
        until(() -> bench.archive.in(State.DELIVERED).size() == 21 && status().isIdle());
        assertThat(status().trouble()).isEmpty();
        assertThat(bench.done()).hasSize(21);
    }

    @Test
    void namedOutputs_carryTheInputsName_andNeverReplaceAnothers() throws IOException {
        start(bench.named());
        bench.drop("x/report.txt", "one");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        bench.drop("x/report.txt", "two");
        until(() -> bench.archive.in(State.DELIVERED).size() == 2);
        DocumentId second = bench.archive.in(State.DELIVERED).get(1);
        assertThat(bench.out())
                .containsExactlyInAnyOrder(
                        "x/report.txt.redacted.txt",
                        "x/report.txt.summary.json",
                        "x/report.txt." + second + ".redacted.txt",
                        "x/report.txt." + second + ".summary.json");
        assertThat(root.resolve("out/x/report.txt.redacted.txt")).hasContent("one");
    }

    @Test
    void leftOriginals_areTakenOnce_andAgainOnlyWhenTheyChange() throws IOException {
        Path file = bench.drop("stays.txt", "first");
        start(bench.leaving());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1 && status().isIdle());
        assertThat(file).hasContent("first");
        assertThat(bench.claimed()).isEmpty();
        context.stop();

        start(bench.leaving());
        bench.drop("other.txt", "other");
        until(() -> bench.archive.in(State.DELIVERED).size() == 2 && status().isIdle());
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        bench.drop("third.txt", "third");
        until(() -> bench.archive.in(State.DELIVERED).size() == 3 && status().isIdle());
        assertThat(bench.archive.decisions()).hasSize(3);

        Files.writeString(file, "second");
        until(() -> bench.archive.in(State.DELIVERED).size() == 4 && status().isIdle());
        assertThat(file).hasContent("second");
        assertThat(bench.out()).hasSize(8);
        assertThat(bench.done()).isEmpty();
    }

    @Test
    void secondProcess_onTheSameFolder_isRefused() {
        start(bench.settings());
        SourcesContext second = new SourcesContext(List.of(bench.folder(bench.settings())), Optional.empty());
        assertThatThrownBy(second::start)
                .isInstanceOf(SourceException.class)
                .hasMessage("the folder of 'inbox' is in use by another process or run");
    }

    @Test
    void missingFolder_isRefusedWithAClearMessage() {
        Bench nowhere = new Bench(root.resolve("nowhere"));
        SourcesContext sources = new SourcesContext(List.of(nowhere.folder(nowhere.settings())), Optional.empty());
        assertThatThrownBy(sources::start)
                .isInstanceOf(SourceException.class)
                .hasMessage("the watched folder of 'inbox' can't be used: NoSuchFileException; "
                        + "check that it is there and may be written to");
    }

    @Test
    void folderThatGoesAndComesBack_isWatchedOn() throws IOException {
        start(bench.settings());
        Path away = root.resolveSibling(root.getFileName() + "-away");
        Files.move(root, away);
        until(() -> status().trouble().containsKey(Trouble.SHARE_AWAY));
        Files.move(away, root);
        bench.drop("later.txt", "later");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1 && status().isIdle());
        assertThat(status().trouble()).isEmpty();
    }

    private static WatchedFolder folder(Bench bench, WatchSettings settings, Work work, Disk disk) {
        java.time.InstantSource clock = java.time.InstantSource.system();
        java.util.Random random = new java.util.Random();
        return new WatchedFolder(
                settings,
                bench.archive,
                work,
                clock,
                () -> DocumentId.fresh(clock.instant(), random),
                disk,
                System::nanoTime);
    }

    private void start(WatchedFolder folder) {
        context = new SourcesContext(List.of(folder), Optional.empty());
        context.start();
    }

    @Test
    void writerThatGoesOnAfterTheClaim_isWaitedFor_andTakenWhole() throws Exception {
        Path file = bench.drop("open.txt", "begin");
        OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND);
        AtomicInteger renames = new AtomicInteger();
        Disk disk = new FaultyDisk(Fuse.never()) {
            @Override
            public void rename(Path from, Path to) throws IOException {
                super.rename(from, to);
                if (to.endsWith("open.txt") && renames.incrementAndGet() == 1) {
                    // The writer holds the file open, wherever its name goes.
                    writer.write(" end".getBytes(StandardCharsets.UTF_8));
                    writer.close();
                }
            }
        };
        start(folder(bench, bench.settings(), Bench.work(bench.archive), disk));
        until(() -> bench.archive.in(State.DELIVERED).size() == 1 && status().isIdle());
        assertThat(root.resolve("done/open.txt")).hasContent("begin end");
        assertThat(bench.archive.decisions().get(0).claim().content())
                .isEqualTo(cloister.pipeline.Sha256.ofUtf8("begin end"));
        assertThat(bench.archive.decisions()).hasSize(1);
    }

    @Test
    void writerThatComesAfterTheDecision_makesAnotherDocument() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Work work = (claim, delivery) -> Bench.work(bench.archive).process(claim, (c, outcome, sameAs) -> {
            if (calls.incrementAndGet() == 1) {
                try {
                    Files.writeString(c.file().path(), " and more", StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            delivery.deliver(c, outcome, sameAs);
        });
        bench.drop("a/late.txt", "first");
        start(folder(bench, bench.settings(), work, new LocalDisk()));
        until(() -> bench.archive.in(State.DELIVERED).size() == 2 && status().isIdle());
        assertThat(bench.done()).containsExactly("a/late.txt");
        assertThat(root.resolve("done/a/late.txt")).hasContent("first and more");
        assertThat(bench.archive.decisions().get(1).claim().content())
                .isEqualTo(cloister.pipeline.Sha256.ofUtf8("first and more"));
    }

    @Test
    void fileThatCannotBeRead_isTriedAgain_shown_andStopsNoOther() throws IOException {
        AtomicBoolean locked = new AtomicBoolean(true);
        Disk disk = new FaultyDisk(Fuse.never()) {
            @Override
            public cloister.pipeline.Sha256 probe(Path file) throws IOException {
                if (locked.get() && file.endsWith("locked.txt")) {
                    throw new java.nio.file.AccessDeniedException("locked");
                }
                return super.probe(file);
            }
        };
        bench.drop("locked.txt", "locked");
        bench.drop("other.txt", "other");
        start(folder(bench, bench.settings(), Bench.work(bench.archive), disk));
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        until(() -> status().trouble().containsKey(Trouble.UNREADABLE));
        assertThat(bench.done()).containsExactly("other.txt");
        assertThat(root.resolve("locked.txt")).hasContent("locked");
        locked.set(false);
        until(() -> bench.archive.in(State.DELIVERED).size() == 2 && status().isIdle());
        assertThat(status().trouble()).isEmpty();
    }

    @Test
    void fileThatVanishes_isForgotten() throws IOException {
        Path file = bench.drop("gone.txt", "gone");
        Disk disk = new FaultyDisk(Fuse.never()) {
            @Override
            public void rename(Path from, Path to) throws IOException {
                if (from.endsWith("gone.txt")) {
                    Files.deleteIfExists(file);
                }
                super.rename(from, to);
            }
        };
        start(folder(bench, bench.settings(), Bench.work(bench.archive), disk));
        until(() -> !Files.exists(file));
        bench.drop("other.txt", "other");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1 && status().isIdle());
        assertThat(bench.archive.decisions()).hasSize(1);
        assertThat(status().trouble()).isEmpty();
        assertThat(root.resolve(".cloister/claimed")).isEmptyDirectory();
    }

    @Test
    void pipesAndFolders_areNeverOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe.txt").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(root.resolve("folder.txt"));
        bench.drop("real.txt", "real");
        start(bench.settings());
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        until(() -> status().ignored() == 1);
        assertThat(root.resolve("pipe.txt")).exists();
    }

    @Test
    void stop_givesBackWhatIsClaimedButNotDecided() throws IOException {
        bench.archive.down(false);
        start(bench.settings());
        bench.drop("a/kept.txt", "kept");
        until(() -> bench.archive.in(State.DELIVERED).size() == 1);
        bench.archive.down(true);
        bench.drop("a/waits.txt", "waits");
        until(() -> bench.claimed().stream().anyMatch(n -> n.endsWith("waits.txt")));
        until(() -> status().trouble().containsKey(Trouble.NOT_RECORDED));
        bench.archive.down(false);
        context.stop();
        // Either it was finished in the last moment, or it is back under its name.
        boolean finished = bench.archive.in(State.DELIVERED).size() == 2;
        assertThat(Files.exists(root.resolve("a/waits.txt"))).isNotEqualTo(finished);
        assertThat(bench.isSettled()).isTrue();
    }
}
