package cloister.ingest.extraction;

import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An extractor with a folder to drop documents into. */
final class Bench implements AutoCloseable {
    final WorkerPoolExtractor extractor;
    final Path folder;
    final Path temporary;

    Bench(Path root, ExtractionSettings settings) {
        this.folder = root;
        this.temporary = root.resolve("temporary");
        this.extractor =
                new WorkerPoolExtractor(settings.withWorkers(settings.workers().withTemporary(temporary)));
    }

    ExtractedDocument read(String name, byte[] content) {
        Path file = folder.resolve(name);
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return extractor.extract(Survey.claim(file));
    }

    List<HoldCode> troubles(String name, byte[] content) {
        return codes(read(name, content));
    }

    static List<HoldCode> codes(ExtractedDocument document) {
        return document.blockers().stream().map(HoldReason::code).distinct().toList();
    }

    static String text(ExtractedDocument document) {
        return document.text().reveal();
    }

    /** Files that workers have in their private folders now. */
    List<Path> temporaryFiles() throws IOException {
        if (!Files.isDirectory(temporary)) {
            return List.of();
        }
        try (var walk = Files.walk(temporary)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() {
        extractor.close();
    }
}
