package cloister.ingest.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * One batch: what to read and where to write.
 *
 * @param batch its name in the configuration, or {@code run} for one from the command line
 * @param trigger {@code schedule}, {@code hand} or {@code command}, as {@link cloister.pipeline.RunBook} has it
 * @param inputs files, and folders with all that is in them
 * @param out the folder for results; made if it isn't there
 * @param workers how many documents are worked on at once
 */
public record BatchSettings(String batch, String trigger, List<Path> inputs, Path out, int workers, OutputNames names) {

    public BatchSettings {
        inputs = inputs.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        out = out.toAbsolutePath().normalize();
        if (!batch.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("the name of a batch has up to 64 letters, digits, dots and dashes");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers: at least 1, not " + workers);
        }
    }
}
