package cloister.audit.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints outside the database: one file each, in a folder for each day (UTC), and {@code latest}. Meant to lie on
 * another disk, host or write-once medium, out of reach of whoever administers the database.
 */
public final class CheckpointFolder {
    private static final String SUFFIX = ".checkpoint";
    private static final String LATEST = "latest";
    private static final int LARGEST_FILE = 65_536;

    private final Path folder;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A file that ought to hold a checkpoint.
     *
     * @param name relative to the folder
     * @param note what stands in it
     */
    public record Kept(String name, String note) {

        /** The checkpoint, if it is one; says nothing about its signatures. */
        public Optional<SignedCheckpoint> checkpoint() {
            try {
                return Optional.of(SignedCheckpoint.parse(note));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * Writes it durably. Writing the same one again changes nothing.
     *
     * @throws UncheckedIOException if the folder can't be written
     */
    public void write(SignedCheckpoint signed, Instant at) {
        try {
            String day = Timestamps.format(at).substring(0, 10);
            String name =
                    String.format(Locale.ROOT, "%020d", signed.checkpoint().size()) + SUFFIX;
            Path file = folder.resolve(day).resolve(name);
            DurableFiles.makeFolder(DurableFiles.folderOf(file));
            DurableFiles.write(file, signed.note(), DurableFiles.PUBLIC);
            DurableFiles.write(folder.resolve(LATEST), signed.note(), DurableFiles.PUBLIC);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint can't be written", e);
        }
    }

    /** All files, by size; what isn't a checkpoint comes first. None if the folder isn't there. */
    public List<Kept> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(CheckpointFolder::isKept)
                    .map(this::read)
                    .sorted(Comparator.comparingLong(CheckpointFolder::size).thenComparing(Kept::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of checkpoints can't be read", e);
        }
    }

    /** The newest, read from {@code latest} alone. */
    public Optional<Kept> latest() {
        Path file = folder.resolve(LATEST);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** One file, wherever it lies. */
    public static Kept file(Path file) {
        return new CheckpointFolder(DurableFiles.folderOf(file)).read(file.toAbsolutePath());
    }

    private static boolean isKept(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.equals(LATEST) || name.endsWith(SUFFIX));
    }

    private static long size(Kept kept) {
        return kept.checkpoint().map(c -> c.checkpoint().size()).orElse(-1L);
    }

    private Kept read(Path file) {
        String name = folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
        try {
            boolean tooLarge = Files.size(file) > LARGEST_FILE;
            return new Kept(name, tooLarge ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a checkpoint can't be read", e);
        }
    }
}
