package cloister.ingest.sources;

import cloister.pipeline.DocumentId;
import cloister.pipeline.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes what leaves: whole files under their final names, or none. Nothing of a held document but its reasons. */
final class ResultFiles {
    /** Inside a claim: which name its results got, so that a second try finds the same. */
    static final String NAME_NOTE = ".name";

    /** Inside a claim: a note being written. */
    static final String TEMPORARY = ".name.tmp";

    private static final String TEXT = ".redacted.txt";
    private static final String SUMMARY = ".summary.json";
    private static final String HELD = ".held.json";

    private final Share share;
    private final Disk disk;
    private final Path out;

    ResultFiles(Disk disk, Path out) {
        this.disk = disk;
        this.share = new Share(disk);
        this.out = out;
    }

    /**
     * Writes the results under {@code out/<base>…}. The summary comes last: where it is, the text is.
     *
     * @param sameAs the earlier document with the same content, if there is one
     * @return the files, the text first
     */
    List<Path> write(Path base, DocumentId id, Outcome outcome, Optional<DocumentId> sameAs) throws IOException {
        Path directory = FileNames.directoryOf(out.resolve(base));
        share.makeDirectories(out, directory, false);
        String temporary = "." + id + ".tmp";
        if (outcome instanceof Outcome.Released released) {
            Path text = ending(base, TEXT);
            Path summary = ending(base, SUMMARY);
            share.write(text, temporary, released.text().value().getBytes(StandardCharsets.UTF_8));
            share.write(summary, temporary, ResultJson.released(id, sameAs, released));
            return List.of(text, summary);
        }
        Path reasons = ending(base, HELD);
        share.write(reasons, temporary, ResultJson.held(id, (Outcome.Held) outcome));
        return List.of(reasons);
    }

    /** Whether results with this base are there already. */
    boolean isTaken(Path base) throws IOException {
        return share.exists(ending(base, TEXT))
                || share.exists(ending(base, SUMMARY))
                || share.exists(ending(base, HELD));
    }

    /**
     * The base that a document of a watched folder has kept since its first try: its own path if that was free then,
     * else the path with its id.
     */
    Path baseByName(Path claim, Path relative, DocumentId id) throws IOException {
        Path note = claim.resolve(NAME_NOTE);
        if (!share.exists(note)) {
            String choice = isTaken(relative) ? "id" : "name";
            share.write(note, TEMPORARY, choice.getBytes(StandardCharsets.US_ASCII));
        }
        boolean plain = new String(disk.read(note), StandardCharsets.US_ASCII).equals("name");
        return plain
                ? relative
                : relative.resolveSibling(
                        FileNames.fitting(name(relative), "." + id + TEXT).replace(TEXT, ""));
    }

    private Path ending(Path base, String ending) {
        return out.resolve(base).resolveSibling(FileNames.fitting(name(base), ending));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
