package cloister.ingest.sources;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a folder for one process, so that no other takes its claims for those of a crashed one. */
final class FolderLock {
    private final Path file;
    private @Nullable FileChannel channel;

    FolderLock(Path file) {
        this.file = file;
    }

    /** @throws SourceException if another process has it */
    void take(String source) {
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = opened;
            FileLock held = opened.tryLock();
            if (held == null) {
                release();
                throw taken(source);
            }
        } catch (OverlappingFileLockException e) {
            release();
            throw taken(source);
        } catch (IOException e) {
            release();
            throw new SourceException("the watched folder of '" + source
                    + "' can't be locked; if its share has no locks, mount it with local ones");
        }
    }

    private static SourceException taken(String source) {
        return new SourceException("the folder of '" + source + "' is in use by another process or run");
    }

    void release() {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // The end of the process releases it as well.
        }
    }
}
