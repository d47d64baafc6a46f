package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.huggingface.HuggingFaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models on disk: a GGUF is one file, all else is a folder. */
final class ModelFiles {
    private ModelFiles() {}

    static boolean exists(Path path) {
        return Files.isRegularFile(path) || Files.isDirectory(path);
    }

    static ModelFile open(Path path) throws IOException {
        return Files.isDirectory(path) ? HuggingFaceFolder.open(path) : GgufFile.open(path);
    }

    /**
     * SHA-256 of a file. For a folder: of the lines that {@code sha256sum} prints for the files that make the model,
     * sorted by name.
     */
    static Sha256 digest(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return FileDigest.of(path);
        }
        StringBuilder lines = new StringBuilder();
        for (String name : HuggingFaceFolder.files(path)) {
            lines.append(FileDigest.of(path.resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        return Sha256.ofUtf8(lines.toString());
    }

    /**
     * The same, of the model that these settings name.
     *
     * @throws ModelException if it isn't the one that they pin
     */
    static Sha256 digest(ModelSettings settings) throws IOException {
        Sha256 digest = digest(settings.file());
        if (settings.digest().filter(pinned -> !pinned.equals(digest)).isPresent()) {
            throw new ModelException(
                    "the model " + settings.file() + " has changed: its SHA-256 is not the recorded one");
        }
        return digest;
    }

    /** In bytes. */
    static long size(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.size(path);
        }
        long size = 0;
        for (String name : HuggingFaceFolder.files(path)) {
            size += Files.size(path.resolve(name));
        }
        return size;
    }
}
