package cloister.audit.store;

import cloister.audit.ledger.Hash;
import cloister.audit.ledger.LogRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code audit.record}. */
@Entity
@Immutable
@Table(schema = "audit", name = "record")
class RecordRow {
    @Id
    long position;

    @Column(name = "recorded_at")
    Instant recordedAt;

    String kind;
    String body;

    @Column(name = "leaf_hash")
    byte[] leafHash;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RecordRow() {}

    RecordRow(LogRecord source) {
        position = source.position();
        recordedAt = source.recordedAt();
        kind = source.kind();
        body = source.body();
        leafHash = source.leafHash().bytes();
    }

    LogRecord toRecord() {
        return new LogRecord(position, recordedAt, kind, body, Hash.of(leafHash));
    }
}
