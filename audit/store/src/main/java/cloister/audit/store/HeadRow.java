package cloister.audit.store;

import cloister.audit.ledger.CompactRange;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.LogHead;
import cloister.audit.ledger.SignedCheckpoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one row of {@code work.log_head}. */
@Entity
@Table(schema = "work", name = "log_head")
class HeadRow {
    static final short ID = 1;

    @Id
    short id;

    long size;

    @Column(name = "last_at")
    Instant lastAt;

    byte[] subtrees;

    @Nullable
    String note;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    HeadRow() {}

    /** @throws LedgerException if it isn't a head at all */
    LogHead toHead() {
        try {
            Optional<SignedCheckpoint> signed = Optional.ofNullable(note).map(SignedCheckpoint::parse);
            return new LogHead(CompactRange.decoded(size, subtrees), lastAt, signed);
        } catch (IllegalArgumentException e) {
            throw new LedgerException("the log's head in the database is damaged");
        }
    }

    void take(LogHead head) {
        size = head.size();
        lastAt = head.lastAt();
        subtrees = head.range().encoded();
        note = head.signed().map(SignedCheckpoint::note).orElse(null);
    }
}
