package cloister.audit.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Files that are there whole or not at all, and that survive a power cut. */
final class DurableFiles {
    static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");

    private static final AtomicLong DRAFTS = new AtomicLong();

    private DurableFiles() {}

    /**
     * Writes a file and everything that leads to it to the disk, then lets it appear under its name at once. What a full
     * disk stopped half-way is taken away again.
     */
    static void write(Path file, String text, Set<PosixFilePermission> permissions) throws IOException {
        Path folder = folderOf(file);
        // Two writers of one file, in this process or another, must not share a draft.
        Path draft = folder.resolve("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "." + DRAFTS.incrementAndGet() + ".draft");
        Files.deleteIfExists(draft);
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(permissions);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attribute)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(folder);
    }

    /** Makes a folder with all above it, and writes the new names to the disk. */
    static void makeFolder(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            if (above != null) {
                makeFolder(above);
            }
            Files.createDirectories(folder);
            if (above != null) {
                sync(above);
            }
        }
    }

    /** @throws IllegalArgumentException for the root of the file system */
    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file");
        }
        return folder;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
