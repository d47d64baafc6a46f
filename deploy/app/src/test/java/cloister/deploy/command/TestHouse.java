package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One home with everything real in it, shared by the tests of this module: making it takes seconds. A lease keeps its
 * database up between commands.
 */
final class TestHouse {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static TestHouse shared;

    final Home home;

    /** What a command said, and how it ended. */
    record Said(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private TestHouse(Home home) {
        this.home = home;
    }

    static synchronized TestHouse shared() throws IOException, InterruptedException {
        if (shared == null) {
            fetch();
            fetch("encoder");
            Home home = Home.open(Files.createTempDirectory("cloister-house-").resolve("home"));
            Files.writeString(home.settings(), "serve:\n  port: 0\n");
            EmbeddedPostgres.Lease lease = new EmbeddedPostgres(home).lease();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    lease.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
            shared = new TestHouse(home);
        }
        return shared;
    }

    /** The same script that users run; quick where the model is there. */
    private static void fetch(String... what) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("deploy/fetch-model").toString()));
        command.addAll(List.of(what));
        Process fetch = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (fetch.waitFor() != 0) {
            throw new IOException("deploy/fetch-model failed");
        }
    }

    /** Runs a command on the shared home. */
    Said cloister(Object... arguments) {
        List<String> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        all.add("--home");
        all.add(home.root().toString());
        return run(all);
    }

    /** Runs a command as it stands. */
    static Said run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(print(out), print(err), false, false, 120);
        int code = new Cloister(screen, Map.of()).execute(arguments.toArray(String[]::new));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}
