package cloister.deploy.postgres;

import cloister.deploy.home.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs. They refuse to run as root; for root they get a user namespace of their own, in which
 * nobody is root, or, where namespaces are not allowed, the identity of {@code nobody}.
 */
final class Programs {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String NOBODY = "65534";

    private final Path binaries;
    private final Path output;
    private final List<String> prefix;

    private Programs(Path binaries, Path output, List<String> prefix) {
        this.binaries = binaries;
        this.output = output;
        this.prefix = prefix;
    }

    static Programs in(Path binaries, Path output) throws IOException {
        return new Programs(binaries, output, prefix(binaries));
    }

    private static List<String> prefix(Path binaries) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> namespace = List.of("unshare", "--user");
        if (works(namespace)) {
            return namespace;
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (works(nobody)) {
            requireReachable(nobody, binaries);
            return nobody;
        }
        throw new Refusal("PostgreSQL doesn't run as root, and this machine allows neither unshare nor setpriv:"
                + " start Cloister as an ordinary user, or set database.url");
    }

    /** Lets others pass through the folders of this home, not look into them; what is above isn't ours to open. */
    private static void requireReachable(List<String> nobody, Path binaries) throws IOException {
        Path folder = binaries.getParent();
        Path home = folder == null ? null : folder.getParent();
        for (Path ours : home == null ? List.<Path>of() : List.of(binaries, folder, home)) {
            Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwx--x--x"));
        }
        List<String> look = new ArrayList<>(nobody);
        look.addAll(List.of("test", "-x", binaries.resolve("bin/postgres").toString()));
        if (!ends(look)) {
            throw new Refusal(
                    "PostgreSQL doesn't run as root, this machine allows no user namespaces, and the user nobody"
                            + " can't reach " + home + ": name a home that others may pass to, for example --home"
                            + " /var/lib/cloister, start Cloister as an ordinary user, or set database.url");
        }
    }

    private static boolean works(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        return ends(command);
    }

    private static boolean ends(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether files must belong to another user than the one who runs this. */
    boolean needsOwner() {
        return !prefix.isEmpty() && prefix.get(0).equals("setpriv");
    }

    void giveToOwner(Path folder) throws IOException {
        String owner = needsOwner() ? NOBODY + ":" + NOBODY : "0:0";
        if (!prefix.isEmpty()) {
            execute(List.of("chown", "-R", owner, folder.toString()));
        }
    }

    /**
     * Runs one program to its end; what it says is kept in the output file.
     *
     * @throws IOException if it ends with an error or takes longer than 90 s
     */
    void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    private void execute(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(binaries.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LD_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        keepShort();
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("took too long; see " + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + "; see " + output);
        }
    }

    private void keepShort() throws IOException {
        if (Files.exists(output) && Files.size(output) > 1_000_000) {
            Files.writeString(output, "", StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    /** Processes of this server that still run, told by their command line. */
    List<ProcessHandle> running(String program, String argument) {
        String path = binaries.resolve("bin").resolve(program).toString();
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    List<String> line = commandLine(process.pid());
                    return line.contains(path) && line.contains(argument);
                })
                .toList();
    }

    /** All processes that were started from these binaries. */
    List<ProcessHandle> strays() {
        String start = binaries.resolve("bin") + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process.pid()).stream().anyMatch(word -> word.startsWith(start)))
                .toList();
    }

    private static List<String> commandLine(long pid) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
