package cloister.ingest.sources;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Durable steps on a share, put together from single operations: each may be cut off anywhere and done again. */
final class Share {
    private static final int TRIES = 1000;

    private final Disk disk;

    Share(Disk disk) {
        this.disk = disk;
    }

    boolean exists(Path path) throws IOException {
        try {
            disk.stamp(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean isFile(Path path) throws IOException {
        try {
            return disk.stamp(path).isFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Makes {@code directory} and all between it and {@code base}, which is there; names are durable afterwards. */
    void makeDirectories(Path base, Path directory, boolean isPrivate) throws IOException {
        if (directory.equals(base) || exists(directory)) {
            requireDirectory(directory);
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            makeDirectories(base, parent, isPrivate);
            disk.makeDirectory(directory, isPrivate);
            disk.sync(parent);
        }
    }

    private void requireDirectory(Path directory) throws IOException {
        if (disk.stamp(directory).kind() != Stamp.Kind.DIRECTORY) {
            // A link here could lead out of the share.
            throw new FileAlreadyExistsException("in the place of a directory");
        }
    }

    /** Moves in one instant, durably. An existing target is replaced. */
    void move(Path from, Path to) throws IOException {
        disk.rename(from, to);
        sync(to);
        sync(from);
    }

    /** Writes a file so that it is seen whole or not at all. The temporary name says nothing of the final one. */
    void write(Path file, String temporaryName, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(temporaryName);
        disk.write(temporary, content);
        disk.rename(temporary, file);
        sync(file);
    }

    /**
     * Moves a file into {@code directory} without ever replacing another one: if the name is taken, by {@code name
     * (2).txt} and so on. Done again after a cut, it ends the same.
     */
    void putAway(Path file, Path directory) throws IOException {
        Path name = file.getFileName();
        for (int n = 1; name != null && n <= TRIES; n++) {
            if (moved(file, directory.resolve(FileNames.numbered(name, n)))) {
                return;
            }
        }
        throw new FileAlreadyExistsException("no free name");
    }

    private boolean moved(Path file, Path target) throws IOException {
        try {
            disk.link(target, file);
        } catch (FileAlreadyExistsException e) {
            if (!isSame(file, target)) {
                return false;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            return movedWithoutLink(file, target);
        }
        sync(target);
        disk.delete(file);
        sync(file);
        return true;
    }

    /** For shares without hard links: only this process writes in the target, so look first, then move. */
    private boolean movedWithoutLink(Path file, Path target) throws IOException {
        if (exists(target)) {
            return false;
        }
        move(file, target);
        return true;
    }

    /** Cut off between link and delete: both names are one file. */
    private boolean isSame(Path file, Path target) throws IOException {
        Stamp mine = disk.stamp(file);
        return !mine.identity().isEmpty() && mine.equals(disk.stamp(target));
    }

    private void sync(Path entry) throws IOException {
        Path parent = entry.getParent();
        if (parent != null) {
            disk.sync(parent);
        }
    }
}
