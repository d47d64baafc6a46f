package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.deploy.home.Home;
import cloister.deploy.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that are asked to stop (SIGTERM) while the model computes: they end what is in work, and then themselves. A
 * native library that is torn down under a running call would end the process with 134 or 139.
 */
class StopIT {
    private static final String NOTE =
            "Patient: Corwin Ashgrove. He was admitted with severe chest pain on 3 May. His pain"
                    + " settled after treatment with aspirin and rest. His blood pressure was raised and came down. He was seen by"
                    + " the dietician and by the nurse. He was discharged home in stable condition and will be seen again.";

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchTheModel() throws Exception {
        TestHouse.shared();
    }

    /** @param millis after the first sign of work: in the start of database and model, or in the middle of the lines */
    @ParameterizedTest
    @ValueSource(ints = {0, 1500, 4000})
    void summarize_askedToStop_endsCleanlyAndWritesNothing(int millis) throws Exception {
        Path in = folder.resolve("in.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"text\":\"")
                    .append(NOTE)
                    .append(" Bed ");
            lines.append(i).append(".\"}\n");
        }
        Files.writeString(in, lines);
        Path out = folder.resolve("out.jsonl");
        Process process = start("summarize", "--in", in, "--out", out);
        await().until(() -> !parts().isEmpty());
        stop(process, millis);
        assertThat(process.exitValue()).as(said()).isEqualTo(Cloister.INTERRUPTED);
        assertThat(out).doesNotExist();
        assertThat(parts()).isEmpty();
        nothingIsLeft();
    }

    @Test
    void run_askedToStopInTheMiddle_keepsWhatIsDoneAndEndsCleanly() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (int i = 0; i < 200; i++) {
            Files.writeString(in.resolve("note " + i + ".txt"), NOTE + " Bed " + i + ".\n");
        }
        Path out = folder.resolve("out");
        Process process = start("run", "--in", in, "--out", out);
        await().until(() ->
                Service.files(out).stream().anyMatch(f -> f.toString().endsWith(".summary.json")));
        stop(process, 100);
        assertThat(process.exitValue()).as(said()).isIn(Cloister.FAILED, Cloister.INTERRUPTED);
        long texts = Service.files(out).stream()
                .filter(f -> f.toString().endsWith(".redacted.txt"))
                .count();
        long summaries = Service.files(out).stream()
                .filter(f -> f.toString().endsWith(".summary.json"))
                .count();
        assertThat(texts).isEqualTo(summaries).isBetween(1L, 199L);
        nothingIsLeft();
    }

    private Process start(Object... arguments) throws IOException {
        Home home = Home.open(folder.resolve("home"));
        Files.writeString(home.settings(), "serve:\n  port: 0\n");
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+SuppressFatalErrorMessage",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                "cloister.deploy.Main"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("--home", home.root().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static void stop(Process process, int millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                .as("ended too early")
                .isFalse();
        process.destroy();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    private void nothingIsLeft() throws IOException {
        Home home = Home.open(folder.resolve("home"));
        assertThat(new EmbeddedPostgres(home).running()).isEmpty();
        assertThat(Service.files(home.root().resolve("temporary"))).isEmpty();
        TestHouse.Said verified =
                TestHouse.run(List.of("audit", "verify", "--home", home.root().toString()));
        // Stopped before anything was opened there is no log yet.
        assertThat(verified.code() == 0 || verified.err().contains("there is no audit log"))
                .as(verified.out() + verified.err())
                .isTrue();
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".part")).toList();
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50));
    }
}
