package cloister.ingest.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a batch, in order, each once, and under which base name its results go. Every regular file counts, hidden
 * ones too: whoever names a folder gets an answer for all that is in it.
 */
final class BatchPlan {
    private final Disk disk;
    private final Path out;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Path> files = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private int links;

    /** @param name relative to the input that it was found in */
    record Entry(Path file, Path name) {

        @Override
        public String toString() {
            return "Entry";
        }
    }

    private BatchPlan(Disk disk, Path out) {
        this.disk = disk;
        this.out = out;
    }

    /** @throws SourceException if an input isn't there or a folder can't be read: half a batch is none */
    static BatchPlan of(List<Path> inputs, Path out, Disk disk) {
        BatchPlan plan = new BatchPlan(disk, out);
        for (int i = 0; i < inputs.size(); i++) {
            try {
                plan.addInput(inputs.get(i));
            } catch (IOException e) {
                throw new SourceException(
                        "input " + (i + 1) + " of " + inputs.size() + " can't be read: " + SafeIo.why(e));
            }
        }
        return plan;
    }

    private void addInput(Path input) throws IOException {
        // What is named outright may be a link; what is found may not.
        Path real = input.toRealPath();
        if (disk.stamp(real).kind() == Stamp.Kind.DIRECTORY) {
            addAll(real, real);
        } else {
            add(real, FileNames.directoryOf(real));
        }
    }

    private void addAll(Path folder, Path input) throws IOException {
        for (Path entry : disk.list(folder)) {
            Stamp.Kind kind = disk.stamp(entry).kind();
            if (kind == Stamp.Kind.DIRECTORY) {
                if (!isOurs(entry)) {
                    addAll(entry, input);
                }
            } else if (kind == Stamp.Kind.FILE) {
                add(entry, input);
            } else {
                links++;
            }
        }
    }

    /** Results of this batch, or the private folder of a watched one. */
    private boolean isOurs(Path folder) throws IOException {
        return String.valueOf(folder.getFileName()).equals(".cloister")
                || (Files.exists(out) && Files.isSameFile(folder, out));
    }

    private void add(Path file, Path input) {
        if (files.add(file)) {
            entries.add(new Entry(file, free(input.relativize(file))));
        }
    }

    /** Inputs of the same name get numbers, also where only upper and lower case differ. */
    private Path free(Path name) {
        int n = 1;
        Path candidate = name;
        while (!names.add(candidate.toString().toLowerCase(Locale.ROOT))) {
            candidate = FileNames.numbered(name, ++n);
        }
        return candidate;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    int links() {
        return links;
    }
}
