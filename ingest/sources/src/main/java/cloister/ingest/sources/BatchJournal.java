package cloister.ingest.sources;

import cloister.pipeline.DocumentId;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which id each file of an unfinished run got, written before the file is worked on. A run that was killed and is begun
 * again gives the same file with the same content the same id, so that nothing is decided twice. Goes when the run ends.
 */
final class BatchJournal {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9a-f-]{36})");

    private final Path file;
    private final Disk disk;
    private final Map<String, DocumentId> ids = new LinkedHashMap<>();
    private final Set<DocumentId> used = new HashSet<>();

    private BatchJournal(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    static BatchJournal open(Path file, Disk disk) throws IOException {
        BatchJournal journal = new BatchJournal(file, disk);
        if (new Share(disk).exists(file)) {
            journal.read();
        }
        return journal;
    }

    private void read() throws IOException {
        String text = new String(disk.read(file), StandardCharsets.US_ASCII);
        for (String line : text.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                ids.put(matcher.group(1), DocumentId.parse(matcher.group(2)));
            }
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            // Cut off in the middle of a line: what comes next begins a new one.
            disk.append(file, new byte[] {'\n'});
        }
    }

    /** The id of this file with this content: the one from before, or a fresh one, durable when this returns. */
    synchronized DocumentId id(Path input, Sha256 content, Supplier<DocumentId> fresh) throws IOException {
        // With the content in it, the key tells nothing of the name.
        String key = Sha256.ofUtf8(content + "\n" + input.toUri().getRawPath()).hex();
        DocumentId known = ids.get(key);
        if (known == null) {
            known = fresh.get();
            disk.append(file, (key + " " + known + "\n").getBytes(StandardCharsets.US_ASCII));
            ids.put(key, known);
        }
        used.add(known);
        return known;
    }

    /** Ids of a former run whose files this run did not meet. */
    synchronized List<DocumentId> unmet() {
        List<DocumentId> unmet = new ArrayList<>(ids.values());
        unmet.removeAll(used);
        return unmet;
    }

    void close() throws IOException {
        disk.delete(file);
    }
}
