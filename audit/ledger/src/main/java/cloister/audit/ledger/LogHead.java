package cloister.audit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the log stands: all that is needed to append to it, and the signature over it. Immutable; appending gives the
 * next head together with the records that lead to it.
 *
 * @param range the Merkle tree so far
 * @param lastAt time of the last record
 * @param signed the signed checkpoint over it; none only for a log without records
 */
public record LogHead(CompactRange range, Instant lastAt, Optional<SignedCheckpoint> signed) {

    /** The head of a log that has no records yet. */
    public static LogHead empty() {
        return new LogHead(CompactRange.empty(), Instant.EPOCH, Optional.empty());
    }

    /** What an append gives. */
    public record Appended(LogHead head, List<LogRecord> records) {
        public Appended {
            records = List.copyOf(records);
        }
    }

    public long size() {
        return range.size();
    }

    /**
     * Appends entries, all at one time, and signs the new head.
     *
     * @param backwards how far the clock may have gone back; the last record's time is then taken again
     * @throws LedgerException if the clock went back further, or this head isn't genuine
     */
    public Appended append(List<Entry> entries, Instant now, Duration backwards, SigningKey key) {
        Instant cut = Timestamps.cut(now);
        if (cut.isBefore(lastAt.minus(backwards))) {
            throw new LedgerException("the clock is behind the last record of the log by more than "
                    + backwards.toSeconds() + " s: set the clock");
        }
        Instant at = cut.isBefore(lastAt) ? lastAt : cut;
        CompactRange grown = range;
        List<LogRecord> records = new ArrayList<>();
        for (Entry entry : entries) {
            LogRecord next = LogRecord.of(key.origin(), grown.size(), at, entry);
            records.add(next);
            grown = grown.append(next.leafHash());
        }
        SignedCheckpoint next = key.sign(new Checkpoint(key.origin(), grown.size(), grown.root()));
        return new Appended(new LogHead(grown, at, Optional.of(next)), records);
    }

    /** @throws LedgerException if the signature is missing, of another key, or over another tree */
    public void requireGenuine(VerifyingKey key) {
        if (size() == 0 && signed.isEmpty()) {
            return;
        }
        SignedCheckpoint note =
                signed.orElseThrow(() -> new LedgerException("the log has records, but no signed head"));
        if (!note.checkpoint().origin().equals(key.name())) {
            throw new LedgerException("the database holds the log of another installation: "
                    + note.checkpoint().origin());
        }
        if (!note.signedBy(List.of(key))) {
            throw new LedgerException("the signature over the log's head does not hold");
        }
        if (note.checkpoint().size() != size() || !note.checkpoint().root().equals(range.root())) {
            throw new LedgerException("the log's head is not the one that was signed");
        }
    }
}
