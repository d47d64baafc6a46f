package cloister.ingest.sources;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file operations that this module rests on, each as small as the system has it, so that tests can let any of them
 * fail or be the last one before a crash. Links are never followed in the last name of a path.
 */
interface Disk {

    /** @throws java.nio.file.NoSuchFileException if there is nothing */
    Stamp stamp(Path path) throws IOException;

    /** The names in a directory, as full paths, sorted. */
    List<Path> list(Path directory) throws IOException;

    /** Makes one directory, for its owner alone if {@code isPrivate}; there may be one already. */
    void makeDirectory(Path directory, boolean isPrivate) throws IOException;

    /** Moves in one instant, inside one file system. An existing target is replaced. */
    void rename(Path from, Path to) throws IOException;

    /** A second name for a file. @throws java.nio.file.FileAlreadyExistsException if the name is taken */
    void link(Path name, Path file) throws IOException;

    /** Removes a file or an empty directory; nothing is there afterwards. */
    void delete(Path path) throws IOException;

    /** Writes a whole file, new or replaced, and waits until its bytes are on the disk. */
    void write(Path file, byte[] content) throws IOException;

    /** Adds to the end of a file, made if it isn't there, and waits until the bytes are on the disk. */
    void append(Path file, byte[] content) throws IOException;

    byte[] read(Path file) throws IOException;

    /** Copies bytes and time of change, and waits until they are on the disk. */
    void copy(Path from, Path to) throws IOException;

    /** Waits until the names in a directory are on the disk. */
    void sync(Path directory) throws IOException;

    /** Digest of all bytes. */
    Sha256 digest(Path file) throws IOException;

    /** Digest of the first and the last block: cheap, and shows most writers at work. */
    Sha256 probe(Path file) throws IOException;
}
