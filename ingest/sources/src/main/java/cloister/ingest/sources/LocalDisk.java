package cloister.ingest.sources;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The file system of the machine, mounted shares among it. */
final class LocalDisk implements Disk {
    private static final int BLOCK = 4096;
    private static final int CHUNK = 1 << 16;

    private final boolean durable;

    LocalDisk() {
        this(true);
    }

    /** @param durable whether to wait for the disk; without it, a killed process loses nothing, a power cut may */
    LocalDisk(boolean durable) {
        this.durable = durable;
    }

    @Override
    public Stamp stamp(Path path) throws IOException {
        return Stamp.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(names::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    @Override
    public void makeDirectory(Path directory, boolean isPrivate) throws IOException {
        try {
            if (isPrivate
                    && directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(directory);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(Path name, Path file) throws IOException {
        Files.createLink(name, file);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        put(file, StandardOpenOption.TRUNCATE_EXISTING, content);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        put(file, StandardOpenOption.APPEND, content);
    }

    private void put(Path file, OpenOption how, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(how, StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (durable) {
                channel.force(true);
            }
        }
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES, NOFOLLOW_LINKS);
        force(to);
    }

    @Override
    public void sync(Path directory) throws IOException {
        // Windows has no such thing for directories, and needs none.
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            force(directory);
        }
    }

    private void force(Path path) throws IOException {
        if (!durable) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Sha256 digest(Path file) throws IOException {
        MessageDigest digester = Sha256.digester();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digester.update(chunk, 0, n);
            }
        }
        return Sha256.ofDigest(digester.digest());
    }

    @Override
    public Sha256 probe(Path file) throws IOException {
        MessageDigest digester = Sha256.digester();
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            block(channel, digester);
            if (channel.size() > BLOCK) {
                channel.position(channel.size() - BLOCK);
                block(channel, digester);
            }
        }
        return Sha256.ofDigest(digester.digest());
    }

    private static void block(SeekableByteChannel channel, MessageDigest digester) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (block.hasRemaining() && channel.read(block) >= 0) {
            // until the block is full or the file ends
        }
        digester.update(block.flip());
    }
}
