package cloister.ingest.sources;

import cloister.pipeline.FileRef;
import cloister.pipeline.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How one file of a batch went: it has a result, or the reason why it has none.
 *
 * @param file the input
 * @param name the input's name as it was given or found, for whoever may see names
 * @param outputs the files that were written
 */
public record BatchItem(
        FileRef file, Path name, Optional<Result> result, Optional<Trouble> failure, List<Path> outputs) {

    public BatchItem {
        outputs = List.copyOf(outputs);
    }

    @Override
    public String toString() {
        return "BatchItem(" + result.map(r -> r.id().toString()).orElse("failed") + ")";
    }
}
