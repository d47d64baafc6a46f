package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.deploy.home.Home;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markers go in as PHI, in texts and in file names, through success and through every kind of failure that can be made
 * from outside, while all own loggers are at TRACE. Afterwards every byte that the house wrote is searched for them:
 * logs, the database's files, metrics, results, names of files, temporary files, and what was sent to a larger model. Only
 * the originals may know them.
 */
class CanaryIT {
    private static final String NAME = "Zwyqortelhuim";
    private static final String NUMBER = "219-09-7316";

    @TempDir
    Path folder;

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void markers_throughSuccessAndFailure_standNowhereButInTheOriginals() throws Exception {
        TestHouse.shared();
        Home home = Home.open(folder.resolve("home"));
        int port = Service.freePort();
        HttpServer larger = larger();
        Files.writeString(
                home.settings(),
                "serve:\n  port: " + port + "\nwatch:\n  - {name: inbox, folder: inbox, quiet: 300ms}\n"
                        + escalation(larger.getAddress().getPort()));
        Path inbox = home.root().resolve("inbox");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (Service service = Service.start(
                home,
                folder,
                "canary",
                "-Dlogback.configurationFile=" + talkative(),
                "-Djava.io.tmpdir=" + temporary)) {
            await().until(() -> Service.get(port, "health").contains("\"status\":\"UP\""));
            dropAll(inbox);
            await().until(() -> originals(inbox) == 6);
            killTheDatabase(home);
            drop(inbox, NAME + " late.txt", text("The database was away."));
            await().until(() -> originals(inbox) == 7);
            assertThat(Service.files(inbox.resolve("done"))).hasSize(4);
            assertThat(Service.get(port, "prometheus"))
                    .contains("cloister_documents")
                    .doesNotContain(NAME, NUMBER);
            service.process().destroy();
            assertThat(service.process().waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(service.said()).doesNotContain(NAME, NUMBER);
        }
        larger.stop(0);
        assertThat(sent).hasSizeGreaterThan(1).allMatch(request -> request.contains("[NAME_1]"));
        assertThat(String.join("\n", sent).toLowerCase(Locale.ROOT))
                .doesNotContain(NAME.toLowerCase(Locale.ROOT), NUMBER);
        refusedLine_isNamedByItsNumberOnly(home);
        assertThat(Files.size(home.logs().resolve("cloister.log"))).isPositive();
        nothingKnowsTheMarkers(home.root(), inbox);
        nothingKnowsTheMarkers(temporary, inbox);
    }

    /** The larger model's server: keeps all that it is sent, and answers every second time with a fault that tells names. */
    private HttpServer larger() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent.add(exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().entrySet() + "\n" + body);
            boolean answers = sent.size() % 2 == 1;
            byte[] reply = (answers
                            ? "{\"model\":\"" + NAME + " " + NUMBER + "\",\"choices\":[{\"message\":{\"content\":\""
                                    + NAME + " died. [1]\"},\"finish_reason\":\"stop\"}]}"
                            : "{\"error\":\"" + NAME + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers ? 200 : 500, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Every document is too hard for the local model. */
    private static String escalation(int port) {
        return "escalation:\n  url: http://127.0.0.1:" + port + "/v1\n  hosts: [\"127.0.0.1:" + port + "\"]\n"
                + "  model: canary\n  consent: [hipaa-safe-harbor]\n  longer-than: 0\n  retries: 0\n";
    }

    private void dropAll(Path inbox) throws IOException {
        drop(inbox, NAME + " plain.txt", text("He was sent home."));
        drop(inbox, NAME + " twin.txt", text("He was sent home."));
        drop(inbox, NAME + ".html", "<html><title>" + NAME + "</title><p>" + text("She eats again.") + "</p></html>");
        drop(inbox, NAME + ".docx", "PK\u0003\u0004" + text("A broken package."));
        drop(inbox, NAME + ".pdf", "%PDF-1.7\n1 0 obj\n<< /Title (" + NAME + ") >>\n" + text("Cut off."));
        drop(inbox, NAME + ".empty.txt", "");
    }

    private static String text(String rest) {
        return "Patient: " + NAME + "\nSSN: " + NUMBER + "\n" + NAME + " was seen today. " + rest + "\n";
    }

    private void drop(Path inbox, String name, String text) throws IOException {
        Path half = folder.resolve("half");
        Files.writeString(half, text);
        Files.move(half, inbox.resolve(name));
    }

    private static int originals(Path inbox) throws IOException {
        return Service.files(inbox.resolve("done")).size()
                + Service.files(inbox.resolve("held")).size();
    }

    /** As a crash would; the service brings it up again. */
    private static void killTheDatabase(Home home) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home.root().resolve("postgres/data/postmaster.pid"))
                .get(0));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** The product's own logging, with every logger that it doesn't hold down for safety at TRACE. */
    private Path talkative() throws IOException {
        String shipped = Files.readString(TestHouse.ROOT.resolve("deploy/app/src/main/resources/logback.xml"));
        String loud = shipped.replace("name=\"cloister\" level=\"INFO\"", "name=\"cloister\" level=\"TRACE\"")
                .replace("<root level=\"WARN\"", "<root level=\"TRACE\"");
        assertThat(loud.split("TRACE", -1)).hasSize(3);
        return Files.writeString(folder.resolve("talkative.xml"), loud);
    }

    private void refusedLine_isNamedByItsNumberOnly(Home home) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\":\"a\",\"text\":\"" + NAME + "\n");
        TestHouse.Said said = TestHouse.run(List.of(
                "redact",
                "--in",
                bad.toString(),
                "--out",
                folder.resolve("o").toString(),
                "--home",
                home.root().toString()));
        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("line 1");
        assertThat(said.out() + said.err()).doesNotContain(NAME);
    }

    private static void nothingKnowsTheMarkers(Path root, Path inbox) throws IOException {
        List<Path> originals = List.of(inbox.resolve("done"), inbox.resolve("held"));
        for (Path file : Service.files(root)) {
            if (originals.stream().noneMatch(file::startsWith)) {
                assertThat(file.toString()).doesNotContain(NAME);
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(NAME)
                                || bytes.contains(NUMBER)
                                || bytes.contains(NAME.toUpperCase(Locale.ROOT)))
                        .as(root.relativize(file).toString())
                        .isFalse();
            }
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
