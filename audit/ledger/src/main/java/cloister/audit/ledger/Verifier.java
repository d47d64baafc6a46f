package cloister.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recomputes a whole log from its rows, in order and in bounded memory, and compares it with everything that was signed.
 * Takes nothing from the log for granted: keys and checkpoints come from outside. One verifier looks at one log once.
 */
public final class Verifier {
    private static final String HEAD = "in the database (the log's head)";

    private final List<VerifyingKey> keys;
    private final RecordCheck check;
    private final List<Anchor> anchors = new ArrayList<>();
    private final Map<Long, RecordedCheckpoint> recorded = new TreeMap<>();
    private final int checkpoints;
    private Optional<Verdict.Broken> broken = Optional.empty();
    private Optional<Verdict.Broken> checkpointFault = Optional.empty();
    private CompactRange range = CompactRange.empty();
    private Instant last = Instant.MIN;
    private long agreed;
    private int next;

    /** A signed statement about the log, and where it came from. */
    private record Anchor(String name, Checkpoint checkpoint) {}

    /** A checkpoint that the log says was carried outside. */
    private record RecordedCheckpoint(long position, String root) {}

    /**
     * @param keys of the log, from a place that is trusted
     * @param checkpoints all that are known, from outside the database
     * @param head the signed head that lies beside the rows
     */
    public Verifier(
            Collection<VerifyingKey> keys, Collection<CheckpointFolder.Kept> checkpoints, Optional<String> head) {
        this.keys = List.copyOf(keys);
        if (this.keys.isEmpty()) {
            throw new IllegalArgumentException("no key to verify with");
        }
        this.check = new RecordCheck(keys);
        this.checkpoints = (int) checkpoints.stream()
                .map(CheckpointFolder.Kept::checkpoint)
                .distinct()
                .count();
        checkpoints.forEach(this::anchor);
        anchor(new CheckpointFolder.Kept(HEAD, head.orElse("")));
        anchors.sort(Comparator.comparingLong(anchor -> anchor.checkpoint().size()));
        compareAnchors();
    }

    /**
     * Looks at the next row.
     *
     * @return whether the log still holds; if not, further rows can't change the verdict
     */
    public boolean accept(LogRecord row) {
        if (broken.isPresent()) {
            return false;
        }
        long expected = range.size();
        Optional<String> fault = check.fault(row, expected, last);
        if (fault.isPresent()) {
            broken = Optional.of(Verdict.Broken.at(Math.min(row.position(), expected), fault.get()));
            return false;
        }
        remember(row);
        range = range.append(row.leafHash());
        last = row.recordedAt();
        compareAnchors();
        return broken.isEmpty();
    }

    /** The verdict, once all rows were given. */
    public Verdict finish() {
        compareAnchors();
        if (broken.isEmpty()) {
            broken = endFault();
        }
        if (broken.isPresent()) {
            return broken.get();
        }
        return new Verdict.Holds(keys.get(0).name(), range.size(), range.root(), checkpoints);
    }

    private void anchor(CheckpointFolder.Kept kept) {
        Optional<SignedCheckpoint> signed = kept.checkpoint();
        if (signed.isEmpty() || !signed.get().signedBy(keys)) {
            String fault = signed.isEmpty() ? "it is missing or damaged" : "it is not signed by this log's key";
            checkpointFault = checkpointFault.or(() -> Optional.of(Verdict.Broken.checkpoint(kept.name(), fault)));
            return;
        }
        anchors.add(new Anchor(kept.name(), signed.get().checkpoint()));
    }

    private void remember(LogRecord row) {
        if (row.kind().equals(Entry.CheckpointKept.KIND)) {
            Json body = Json.parse(row.body());
            long size = body.numberAt("size").orElse(-1L);
            recorded.put(
                    size,
                    new RecordedCheckpoint(row.position(), body.textAt("root").orElse("")));
        }
    }

    /** All checkpoints of the size that the log has now; the first that differs ends it. */
    private void compareAnchors() {
        while (broken.isEmpty()
                && next < anchors.size()
                && anchors.get(next).checkpoint().size() == range.size()) {
            Anchor anchor = anchors.get(next++);
            if (!anchor.checkpoint().root().equals(range.root())) {
                String span = agreed == range.size() - 1
                        ? "the record is"
                        : "one of the records from here to position " + (range.size() - 1) + " is";
                broken = Optional.of(Verdict.Broken.at(
                        Math.min(agreed, range.size()),
                        span + " not the one that was signed by checkpoint " + anchor.name()));
            }
            agreed = range.size();
        }
    }

    private Optional<Verdict.Broken> endFault() {
        long size = range.size();
        if (size == 0) {
            return Optional.of(Verdict.Broken.at(0, "the log is empty: it was never opened, or all of it was deleted"));
        }
        if (next < anchors.size()) {
            Anchor beyond = anchors.get(anchors.size() - 1);
            return Optional.of(Verdict.Broken.at(
                    size,
                    "the log ends here, but checkpoint " + beyond.name() + " knows "
                            + beyond.checkpoint().size() + " records: it was cut or rolled back"));
        }
        if (checkpointFault.isPresent()) {
            return checkpointFault;
        }
        long signed = anchors.stream()
                .filter(anchor -> anchor.name().equals(HEAD))
                .mapToLong(anchor -> anchor.checkpoint().size())
                .max()
                .orElse(0);
        if (signed < size) {
            return Optional.of(Verdict.Broken.at(signed, "the records from here on were not signed by the log's key"));
        }
        return missingCheckpoint();
    }

    private Optional<Verdict.Broken> missingCheckpoint() {
        Map<Long, String> kept = new TreeMap<>();
        anchors.stream()
                .filter(anchor -> !anchor.name().equals(HEAD))
                .forEach(anchor -> kept.put(
                        anchor.checkpoint().size(), anchor.checkpoint().root().base64()));
        return recorded.entrySet().stream()
                .filter(entry -> !entry.getValue().root().equals(kept.getOrDefault(entry.getKey(), "")))
                .findFirst()
                .map(entry -> Verdict.Broken.checkpoint(
                        "of " + entry.getKey() + " records",
                        "it is recorded at position " + entry.getValue().position()
                                + ", but is not among the checkpoints outside the database"));
    }
}
