package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes the worker's private folder when nobody else is left to do it. */
final class Leftovers extends SimpleFileVisitor<Path> {

    private Leftovers() {}

    static void delete(Path folder) {
        // Only a folder that a parent made for this purpose; never a shared /tmp of a worker started by hand.
        if (!String.valueOf(folder.getFileName()).startsWith("cloister-worker-")) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Leftovers());
        } catch (IOException e) {
            return;
        }
    }

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
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        Files.deleteIfExists(folder);
        return FileVisitResult.CONTINUE;
    }
}
