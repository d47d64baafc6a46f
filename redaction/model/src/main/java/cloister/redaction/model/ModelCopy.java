package cloister.redaction.model;

import cloister.redaction.model.huggingface.HuggingFaceFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a model that is being added. What is not moved to its place is deleted. */
final class ModelCopy implements AutoCloseable {
    private final Path path;

    private ModelCopy(Path path) {
        this.path = path;
    }

    /** Copies what makes the model, and nothing else of a folder. */
    static ModelCopy of(Path source, Path into) throws IOException {
        boolean isFolder = Files.isDirectory(source);
        List<String> names = isFolder ? HuggingFaceFolder.files(source) : List.of();
        ModelCopy copy = new ModelCopy(
                isFolder
                        ? Files.createTempDirectory(into, ".adding-")
                        : Files.createTempFile(into, ".adding-", ".gguf"));
        try {
            if (!isFolder) {
                copy(source, copy.path);
            }
            for (String name : names) {
                copy(source.resolve(name), copy.path.resolve(name));
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    void moveTo(Path target) throws IOException {
        // A changed folder of this name can't be replaced at one stroke.
        if (Files.isDirectory(path)) {
            delete(target);
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        sync(to);
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path one : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
