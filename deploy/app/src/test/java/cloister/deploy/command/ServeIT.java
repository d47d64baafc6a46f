package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.deploy.home.Home;
import cloister.deploy.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own: started, fed, refused twice, killed, started again, stopped. */
class ServeIT {
    /** Long enough for the model to choose among its sentences. */
    private static final String LONG = """
            He came in with a cough and a fever of three days.
            The chest film showed a small infiltrate at the base of the right lung.
            He was given fluids and an antibiotic by mouth.
            The fever fell on the second day and he could eat again.
            His mother visited every afternoon and brought him books.
            He is well and was sent home today.
            He should finish the tablets and come back in two weeks.
            """;

    private static final String MARK = "Qwortelheim";

    @TempDir
    Path folder;

    private final List<Service> started = new ArrayList<>();

    @Test
    void serve_aWholeLife_losesNothingAndLeavesNothing() throws Exception {
        TestHouse.shared();
        Home home = Home.open(folder.resolve("home"));
        int port = Service.freePort();
        Files.writeString(
                home.settings(),
                "serve:\n  port: " + port + "\nwatch:\n  - {name: inbox, folder: inbox, quiet: 300ms}\n");
        Path inbox = home.root().resolve("inbox");
        try {
            Process first = serve(home, "first");
            await().until(() -> Service.get(port, "health").contains("\"status\":\"UP\""));

            refusesASecond(home, port);

            drop(inbox, "Patient " + MARK + " one.txt", "Patient: " + MARK + "\n" + LONG);
            await().until(() -> Service.files(inbox.resolve("out")).size() == 2);
            await().until(() -> Service.files(inbox.resolve("done")).size() == 1);
            await().until(() -> Service.get(port, "prometheus").contains("outcome=\"released\",source=\"inbox\"} 1.0"));
            assertThat(Service.get(port, "prometheus"))
                    .containsPattern("cloister_model_queue_seconds_count [1-9]")
                    .contains("cloister_model_calls_waiting 0.0");

            first.destroyForcibly().waitFor();
            drop(inbox, "two.txt", "Patient: " + MARK + "\nShe is better and eats again.\n");
            Process second = serve(home, "second");
            await().until(() -> Service.files(inbox.resolve("out")).size() == 4);
            await().until(() -> Service.files(inbox.resolve("done")).size() == 2);

            second.destroy();
            assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(said("second")).isZero();
            assertThat(new EmbeddedPostgres(home).running()).isEmpty();
            assertThat(processesOf(home)).isEmpty();
        } finally {
            started.forEach(Service::close);
        }
        TestHouse.Said verified =
                TestHouse.run(List.of("audit", "verify", "--home", home.root().toString()));
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        nothingSaysTheName(home);
    }

    private static void refusesASecond(Home home, int port) throws IOException {
        TestHouse.Said samePort =
                TestHouse.run(List.of("serve", "--home", home.root().toString()));
        assertThat(samePort.code()).isEqualTo(1);
        assertThat(samePort.err()).contains("port " + port + " is taken");
        Path other = home.root().resolve("other.yaml");
        Files.writeString(other, "serve:\n  port: 0\n");
        TestHouse.Said sameHome =
                TestHouse.run(List.of("serve", "--home", home.root().toString(), "--config", other.toString()));
        assertThat(sameHome.code()).isEqualTo(1);
        assertThat(sameHome.err()).contains("home used by another process (pid ");
    }

    /** Neither logs nor names of files: only the originals know it. */
    private void nothingSaysTheName(Home home) throws IOException {
        for (Path file : Service.files(home.logs())) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(MARK);
        }
        for (Path file : Service.files(home.root().resolve("postgres/data/log"))) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(MARK);
        }
        for (Path file : Service.files(home.root().resolve("inbox/out"))) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(MARK);
            assertThat(file.toString()).doesNotContain(MARK);
        }
        assertThat(said("first") + said("second")).doesNotContain(MARK);
        assertThat(Service.files(home.root().resolve("temporary"))).isEmpty();
    }

    private Process serve(Home home, String name) throws IOException {
        Service service = Service.start(home, folder, name);
        started.add(service);
        return service.process();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".said"));
    }

    private void drop(Path inbox, String name, String text) throws IOException {
        Path half = folder.resolve("half");
        Files.writeString(half, text);
        Files.move(half, inbox.resolve(name));
    }

    private static List<ProcessHandle> processesOf(Home home) {
        return ProcessHandle.allProcesses()
                .filter(p ->
                        p.info().commandLine().orElse("").contains(home.root().toString()))
                .toList();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
