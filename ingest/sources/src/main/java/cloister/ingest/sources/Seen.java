package cloister.ingest.sources;

import cloister.pipeline.DocumentId;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The durable memory of a folder whose originals stay: for each path, which state of the file was taken last. It lies on
 * the share itself, beside the files whose names it digests, so that whoever mounts the share has both or neither. File
 * and memory of an entry change together, under one lock.
 */
final class Seen {
    private final Layout layout;
    private final Disk disk;
    private final Share share;
    private final Map<Path, Entry> known = new HashMap<>();

    record Entry(long size, long modifiedMicros, Sha256 content, DocumentId id) {

        boolean matches(Stamp stamp) {
            return size == stamp.size() && modifiedMicros == micros(stamp.modified());
        }

        private String line() {
            return size + " " + modifiedMicros + " " + content + " " + id + "\n";
        }

        private static Optional<Entry> parse(String text) {
            String[] f = text.strip().split(" ", -1);
            return f.length == 4
                    ? Optional.of(new Entry(
                            Long.parseLong(f[0]), Long.parseLong(f[1]), new Sha256(f[2]), DocumentId.parse(f[3])))
                    : Optional.empty();
        }
    }

    Seen(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
        this.share = new Share(disk);
    }

    /** What was taken under this path last, if anything was. */
    synchronized Optional<Entry> last(Path relative) throws IOException {
        Entry entry = known.get(relative);
        if (entry != null) {
            return Optional.of(entry);
        }
        Optional<Entry> stored = stored(relative);
        stored.ifPresent(e -> known.put(relative, e));
        return stored;
    }

    private Optional<Entry> stored(Path relative) throws IOException {
        try {
            return Entry.parse(new String(disk.read(place(relative)), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes down that this state of the file was taken; a later document's entry is not overwritten by an earlier's. */
    synchronized void taken(Path relative, Stamp stamp, Sha256 content, DocumentId id) throws IOException {
        Optional<Entry> last = last(relative);
        Entry entry = new Entry(stamp.size(), micros(stamp.modified()), content, id);
        if (last.isPresent() && (last.get().id().compareTo(id) > 0 || last.get().equals(entry))) {
            return;
        }
        Path place = place(relative);
        share.makeDirectories(layout.cell(), FileNames.directoryOf(place), true);
        share.write(place, "." + id + ".tmp", entry.line().getBytes(StandardCharsets.US_ASCII));
        known.put(relative, entry);
    }

    /** Lets a file be taken again, if it was {@code id} that took it. */
    synchronized void forget(Path relative, DocumentId id) throws IOException {
        if (last(relative).filter(e -> e.id().equals(id)).isPresent()) {
            disk.delete(place(relative));
            known.remove(relative);
        }
    }

    private Path place(Path relative) {
        // The URI keeps the bytes of names that are no valid text.
        String raw = layout.root().resolve(relative).toUri().getRawPath();
        String key = Sha256.ofUtf8(
                        raw.substring(layout.root().toUri().getRawPath().length()))
                .hex();
        return layout.seen().resolve(key.substring(0, 2)).resolve(key);
    }

    /** A copy keeps no finer times than these. */
    private static long micros(FileTime time) {
        return time.to(TimeUnit.MICROSECONDS);
    }
}
