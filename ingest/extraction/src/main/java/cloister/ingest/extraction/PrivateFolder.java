package cloister.ingest.extraction;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder that only its owner may enter, for the temporary files of one worker: they hold parts of documents. */
record PrivateFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("cloister-worker-(\\d{1,10})-.*");

    static PrivateFolder create(Path parent) throws IOException {
        Files.createDirectories(parent);
        long owner = ProcessHandle.current().pid();
        return new PrivateFolder(Files.createTempDirectory(
                parent,
                "cloister-worker-" + owner + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /** Deletes what processes left that were ended before they could clean up (power cut, kill -9 of all). */
    static void sweep(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, "cloister-worker-*")) {
            for (Path child : children) {
                Matcher name = NAME.matcher(String.valueOf(child.getFileName()));
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    new PrivateFolder(child).delete();
                }
            }
        } catch (IOException e) {
            // Somebody else's folder or a race with another instance: the next start tries again.
            return;
        }
    }

    /** Deletes the content, best effort; says whether nothing is left. */
    boolean wipe() {
        try {
            Files.walkFileTree(path, new Eraser());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean delete() {
        try {
            return wipe() && Files.deleteIfExists(path);
        } catch (IOException e) {
            return false;
        }
    }

    private final class Eraser extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                throws IOException {
            if (!folder.equals(path)) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
