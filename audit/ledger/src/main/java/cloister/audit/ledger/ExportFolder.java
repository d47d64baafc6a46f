package cloister.audit.ledger;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log as files, to be verified without its database: {@code records.jsonl} with a line for each record, {@code head},
 * {@code checkpoints/} and {@code log.pub}. Bodies stand in the lines byte for byte as they were hashed.
 */
public final class ExportFolder {
    private static final String RECORDS = "records.jsonl";
    private static final String HEAD = "head";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String KEYS = "log.pub";
    private static final Pattern LINE = Pattern.compile(
            "\\{\"position\":(\\d{1,18}),\"recorded_at\":\"([^\"]*)\",\"kind\":\"([^\"\\\\]*)\",\"leaf_hash\":\"([0-9a-f]{64})\",\"body\":(.*)}");

    private final Path folder;

    public ExportFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the records of an export go, one after the other. */
    public final class Writer implements AutoCloseable {
        private final BufferedWriter out;

        private Writer() throws IOException {
            out = Files.newBufferedWriter(
                    folder.resolve(RECORDS), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        }

        public void write(LogRecord row) {
            try {
                out.write("{\"position\":" + row.position() + ",\"recorded_at\":\""
                        + Timestamps.format(row.recordedAt()) + "\",\"kind\":"
                        + Json.of(row.kind()).canonical()
                        + ",\"leaf_hash\":\"" + row.leafHash().hex() + "\",\"body\":" + row.body() + "}\n");
            } catch (IOException e) {
                throw new UncheckedIOException("the export can't be written", e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the export can't be written", e);
            }
        }
    }

    /**
     * Begins an export with all that isn't a record.
     *
     * @throws UncheckedIOException if the folder can't be written
     * @throws IllegalStateException if it holds something already
     */
    public Writer begin(
            Collection<VerifyingKey> keys, Collection<CheckpointFolder.Kept> checkpoints, Optional<String> head) {
        try {
            requireEmpty();
            Files.createDirectories(folder.resolve(CHECKPOINTS));
            Files.write(
                    folder.resolve(KEYS),
                    keys.stream().map(VerifyingKey::toString).toList());
            if (head.isPresent()) {
                Files.writeString(folder.resolve(HEAD), head.get());
            }
            for (CheckpointFolder.Kept checkpoint : checkpoints) {
                Path copy = folder.resolve(CHECKPOINTS).resolve(checkpoint.name());
                Files.createDirectories(DurableFiles.folderOf(copy));
                Files.writeString(copy, checkpoint.note());
            }
            return new Writer();
        } catch (IOException e) {
            throw new UncheckedIOException("the export can't be written", e);
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new IllegalStateException("the folder for the export is not empty");
                }
            }
        }
    }

    /**
     * Verifies the export.
     *
     * @param keys trusted ones; if there are none, those that came with the export, which proves less
     * @param more checkpoints that were kept elsewhere
     * @throws UncheckedIOException if a file is missing or can't be read
     */
    public Verdict verify(List<VerifyingKey> keys, Collection<CheckpointFolder.Kept> more) {
        List<CheckpointFolder.Kept> checkpoints = Stream.concat(
                        new CheckpointFolder(folder.resolve(CHECKPOINTS)).all().stream(), more.stream())
                .toList();
        List<VerifyingKey> trusted = keys.isEmpty() ? SigningKeys.verifyingKeys(folder.resolve(KEYS)) : keys;
        try (BufferedReader lines = lines(folder.resolve(RECORDS))) {
            Path head = folder.resolve(HEAD);
            Optional<String> note = Files.exists(head)
                    ? Optional.of(new String(Files.readAllBytes(head), StandardCharsets.UTF_8))
                    : Optional.empty();
            return verify(new Verifier(trusted, checkpoints, note), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the export can't be read", e);
        }
    }

    /** Bytes that aren't UTF-8 are replaced rather than refused: the record's hash then tells the place. */
    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static Verdict verify(Verifier verifier, BufferedReader lines) throws IOException {
        long number = 0;
        boolean holds = true;
        for (String line = lines.readLine(); line != null && holds; line = lines.readLine()) {
            Optional<LogRecord> row = parse(line);
            if (row.isEmpty()) {
                return new Verdict.Broken(
                        OptionalLong.of(number), "line " + (number + 1), "it is not a record of an export");
            }
            holds = verifier.accept(row.get());
            number++;
        }
        return verifier.finish();
    }

    private static Optional<LogRecord> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogRecord(
                    Long.parseLong(matcher.group(1)),
                    Timestamps.parse(matcher.group(2)),
                    matcher.group(3),
                    matcher.group(5),
                    Hash.ofHex(matcher.group(4))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
