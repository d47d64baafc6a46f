package cloister.deploy.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Only one process at a time works on the watched folders and schedules of a home. */
public final class ServeLock implements AutoCloseable {
    private final FileGuard guard;
    private final Path pid;

    private ServeLock(FileGuard guard, Path pid) {
        this.guard = guard;
        this.pid = pid;
    }

    /**
     * Takes the home for this process.
     *
     * @throws Refusal if another process has it
     */
    public static ServeLock take(Home home) throws IOException {
        Path pid = home.root().resolve("serve.pid");
        FileGuard guard = FileGuard.attempt(home.root().resolve("serve.lock"), false)
                .orElseThrow(() -> new Refusal("home used by another process" + holder(pid) + ": " + home.root()
                        + "; stop that one, or name another home with --home"));
        PrivateFiles.write(pid, ProcessHandle.current().pid() + "\n");
        return new ServeLock(guard, pid);
    }

    private static String holder(Path pid) {
        try {
            return " (pid " + Files.readString(pid).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pid);
        guard.close();
    }
}
