package cloister.ingest.sources;

import cloister.pipeline.DocumentId;
import java.nio.file.Path;

/**
 * A file in the private folder of its share, under the id that it got there.
 *
 * @param relative its path in the watched folder, as it was
 * @param file where it lies now
 */
record Holding(DocumentId id, Path relative, Path file) {

    @Override
    public String toString() {
        return "Holding(" + id + ")";
    }
}
