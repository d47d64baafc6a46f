package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import cloister.pipeline.DocumentId;
import cloister.pipeline.kit.InMemoryArchive.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Names of files carry PHI: none may reach a log, a thread's name or a meter, at the most talkative level. */
class SilenceIT {
    private static final String CANARY = "Canary_Smith_HIV";

    @TempDir
    Path root;

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger top = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<String, Level> before = new HashMap<>();
    private final Capture capture = new Capture();

    private static final class Capture extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(event.getLoggerName())
                    .append(' ')
                    .append(event.getThreadName())
                    .append(' ')
                    .append(event.getFormattedMessage());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
                line.append(' ').append(t.getMessage());
            }
            lines.add(line.toString());
        }
    }

    @BeforeEach
    void listen() {
        top.detachAppender("console");
        remember(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.TRACE);
        LogCaps.CAPS.forEach((name, level) -> remember(name, Level.toLevel(level)));
        capture.setContext(loggers);
        capture.start();
        top.addAppender(capture);
    }

    private void remember(String name, Level level) {
        Logger logger = loggers.getLogger(name);
        before.put(name, logger.getLevel() == null ? Level.INFO : logger.getLevel());
        logger.setLevel(level);
    }

    @AfterEach
    void restore() {
        top.detachAppender(capture);
        before.forEach((name, level) -> loggers.getLogger(name).setLevel(level));
    }

    @Test
    void names_reachNoLog_throughSuccessAndEveryFailure() throws IOException {
        Bench bench = new Bench(root);
        for (int i = 0; i < 4; i++) {
            bench.drop(CANARY + "/" + CANARY + i + ".txt", i == 1 ? "HOLD" : "text " + i);
        }
        Files.createSymbolicLink(root.resolve(CANARY + "-link"), root.resolve("nowhere" + CANARY));
        Fuse fuse = Fuse.full(60, 25);
        WatchSettings settings = bench.settings();
        InstantSource clock = InstantSource.system();
        WatchedFolder folder = new WatchedFolder(
                settings,
                bench.archive,
                Bench.work(bench.archive),
                clock,
                () -> DocumentId.fresh(clock.instant(), new Random()),
                new FaultyDisk(fuse),
                System::nanoTime);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SourcesContext context = new SourcesContext(List.of(folder), Optional.empty())) {
            context.start();
            SourceMetrics.bind(context, meters);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bench.archive.in(State.DELIVERED).size() == 4);
            bench.archive.down(true);
            bench.drop(CANARY + "-later.txt", "later");
            await().until(() -> folder.status().trouble().containsKey(Trouble.NOT_RECORDED));
            Files.move(root, root.resolveSibling("away"));
            await().until(() -> folder.status().trouble().containsKey(Trouble.SHARE_AWAY));
            Files.move(root.resolveSibling("away"), root);
            bench.archive.down(false);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bench.archive.in(State.DELIVERED).size() == 5
                            && folder.status().isIdle());
            assertMetersBalance(meters);
        }
        assertThat(fuse.hasBlown()).isTrue();
        assertThat(capture.lines)
                .anyMatch(line -> line.contains("is kept back and tried again"))
                .anyMatch(line -> line.contains("org.apache.camel"))
                .noneMatch(line -> line.contains("Canary") || line.contains("canary"));
        assertThat(folder.status().toString()).doesNotContain("Canary");
    }

    private static void assertMetersBalance(SimpleMeterRegistry meters) {
        assertThat(meters.get("cloister.documents")
                        .tag("outcome", "received")
                        .functionCounter()
                        .count())
                .isEqualTo(meters.get("cloister.documents")
                                .tag("outcome", "released")
                                .functionCounter()
                                .count()
                        + meters.get("cloister.documents")
                                .tag("outcome", "held")
                                .functionCounter()
                                .count()
                        + meters.get("cloister.documents")
                                .tag("outcome", "given_back")
                                .functionCounter()
                                .count());
        assertThat(meters.get("cloister.documents.in.flight").gauge().value()).isZero();
        assertThat(meters.getMeters().toString()).doesNotContain("Canary");
    }
}
