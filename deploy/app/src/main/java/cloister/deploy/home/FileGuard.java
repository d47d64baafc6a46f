package cloister.deploy.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock between processes on a file of its own. The system drops it when the process ends, however it ends. The file
 * must never be opened for anything else: closing any descriptor of it would drop the lock (POSIX {@code fcntl}), which
 * is why a second taker in this process is turned away before it opens the file.
 */
public final class FileGuard implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private FileGuard(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock if it is free now. Inside this process even a shared lock is held once at most. */
    public static Optional<FileGuard> attempt(Path path, boolean shared) throws IOException {
        Path file = path.toAbsolutePath().normalize();
        synchronized (HELD_HERE) {
            if (HELD_HERE.contains(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            HELD_HERE.add(file);
            return Optional.of(new FileGuard(file, channel, lock));
        }
    }

    /** Takes the lock, waiting for it as long as {@code patience}. */
    public static Optional<FileGuard> await(Path file, boolean shared, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<FileGuard> guard = attempt(file, shared);
        while (guard.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            guard = attempt(file, shared);
        }
        return guard;
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            if (HELD_HERE.remove(file)) {
                lock.release();
                channel.close();
            }
        }
    }
}
