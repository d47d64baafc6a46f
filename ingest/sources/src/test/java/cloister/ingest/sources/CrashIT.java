package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.DocumentId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process before each of its steps in turn, and lets each fail in turn: every file ends exactly once. */
class CrashIT {
    private static final long SEED = 20260301;

    @TempDir
    Path temp;

    private int rounds;

    private Bench bench() throws IOException {
        Bench bench = new Bench(Files.createDirectory(temp.resolve("round" + ++rounds)));
        bench.drop("a/one.txt", "number 123456789");
        bench.drop("b two.txt", "HOLD this");
        return bench;
    }

    private static WatchSettings quick(WatchSettings s, Originals originals, OutputNames names) {
        return new WatchSettings(
                s.source(),
                s.root(),
                s.poll(),
                Duration.ZERO,
                1,
                originals,
                names,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(10));
    }

    private static WatchedFolder folder(Bench bench, WatchSettings settings, Fuse fuse) {
        FusedArchive archive = new FusedArchive(bench.archive, fuse);
        InstantSource clock = InstantSource.system();
        Random random = new Random();
        return new WatchedFolder(
                settings,
                archive,
                Bench.work(archive),
                clock,
                () -> DocumentId.fresh(clock.instant(), random),
                new FaultyDisk(fuse),
                System::nanoTime);
    }

    /** Looks at the folder as Camel does. */
    private static void look(WatchedFolder folder, File directory) {
        for (File file : directory.listFiles()) {
            if (folder.inbox().accepts(file.toPath())) {
                if (file.isDirectory()) {
                    look(folder, file);
                } else {
                    folder.inbox().offer(file.toPath());
                }
            }
        }
    }

    /** Lets a process work until it is killed, or all is done. */
    private static void live(Bench bench, WatchSettings settings, Fuse fuse) {
        WatchedFolder folder = folder(bench, settings, fuse);
        try {
            folder.start();
            Instant end = Instant.now().plusSeconds(20);
            while (!fuse.isDead() && !isDone(bench, settings)) {
                assertThat(Instant.now()).as("time to end; %s", folder.status()).isBefore(end);
                look(folder, bench.root.toFile());
                folder.scanned();
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(300));
            }
        } catch (Fuse.Killed e) {
            // As wanted.
        } finally {
            stop(folder);
        }
    }

    /** A folder that can't be prepared refuses to start, and is started again. */
    private static void liveUnlessRefused(Bench bench, WatchSettings settings, Fuse fuse) {
        try {
            live(bench, settings, fuse);
        } catch (SourceException e) {
            assertThat(e).hasMessageContaining("no space is left").hasMessageNotContaining("canary");
        }
    }

    private static void stop(WatchedFolder folder) {
        try {
            folder.stop();
        } catch (Fuse.Killed e) {
            // Dead already.
        }
    }

    private static boolean isDone(Bench bench, WatchSettings settings) {
        boolean moved = settings.originals() == Originals.LEAVE
                || bench.done().size() + bench.held().size() == 2;
        return moved && bench.decisions("released") == 1 && bench.decisions("held") == 1 && bench.isSettled();
    }

    private static void assertEachEndedOnce(Bench bench, WatchSettings settings) throws IOException {
        assertThat(bench.archive.decisions()).hasSize(2);
        assertThat(bench.out()).hasSize(3).noneMatch(n -> n.endsWith(".tmp"));
        List<String> folders = List.of();
        try (var claims = Files.list(bench.root.resolve(".cloister/claimed"))) {
            folders = claims.map(Path::toString).toList();
        }
        assertThat(folders).isEmpty();
        if (settings.originals() == Originals.MOVE) {
            assertThat(bench.done()).containsExactly("a/one.txt");
            assertThat(bench.held()).containsExactly("b two.txt");
        }
        Path original = bench.root.resolve(settings.originals() == Originals.MOVE ? "done/a/one.txt" : "a/one.txt");
        assertThat(original).hasContent("number 123456789");
    }

    private void killBeforeEachStep(Originals originals, OutputNames names) throws IOException {
        int step = 0;
        boolean wasKilled = true;
        while (wasKilled) {
            Bench bench = bench();
            WatchSettings settings = quick(bench.settings(), originals, names);
            Fuse fuse = Fuse.kill(++step);
            live(bench, settings, fuse);
            wasKilled = fuse.isDead() && !isDone(bench, settings);
            live(bench, settings, Fuse.never());
            assertEachEndedOnce(bench, settings);
        }
        assertThat(step).isGreaterThan(60);
    }

    @Test
    void kill_beforeEachStep_whenOriginalsMove() throws IOException {
        killBeforeEachStep(Originals.MOVE, OutputNames.ID);
    }

    @Test
    void kill_beforeEachStep_whenOriginalsStay() throws IOException {
        killBeforeEachStep(Originals.LEAVE, OutputNames.ID);
    }

    @Test
    void kill_beforeEachStep_whenOutputsHaveNames() throws IOException {
        killBeforeEachStep(Originals.MOVE, OutputNames.INPUT);
    }

    @Test
    void kill_again_inTheMiddleOfRecovery() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 25; i++) {
            Bench bench = bench();
            Originals originals = random.nextBoolean() ? Originals.MOVE : Originals.LEAVE;
            WatchSettings settings = quick(bench.settings(), originals, OutputNames.ID);
            for (int kill = 0; kill < 4; kill++) {
                live(bench, settings, Fuse.kill(1 + random.nextInt(120)));
            }
            live(bench, settings, Fuse.never());
            assertEachEndedOnce(bench, settings);
        }
    }

    @Test
    void fullDisk_atEachStep_isWaitedOut() throws IOException {
        boolean blown = true;
        for (int step = 1; blown; step++) {
            Bench bench = bench();
            Originals originals = step % 2 == 0 ? Originals.MOVE : Originals.LEAVE;
            WatchSettings settings = quick(bench.settings(), originals, OutputNames.ID);
            Fuse fuse = Fuse.full(step, 1 + step % 3);
            while (!isDone(bench, settings)) {
                liveUnlessRefused(bench, settings, fuse);
            }
            blown = fuse.hasBlown();
            assertEachEndedOnce(bench, settings);
        }
    }
}
