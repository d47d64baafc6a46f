package cloister.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One row of the log, as it is stored; nothing says that it is genuine before a {@link Verifier} has looked.
 *
 * @param position from 0, without gaps
 * @param recordedAt in whole microseconds, never before the record before
 * @param body canonical JSON (RFC 8785); repeats position, time, kind and log, so that no row can pass for another
 * @param leafHash RFC 9162 leaf hash of the body's UTF-8 bytes
 */
public record LogRecord(long position, Instant recordedAt, String kind, String body, Hash leafHash) {
    /** The version of the bodies' layout. */
    private static final long FORMAT = 1;

    static LogRecord of(String origin, long position, Instant recordedAt, Entry entry) {
        String body = Json.object()
                .put("v", FORMAT)
                .put("log", origin)
                .put("position", position)
                .put("recorded_at", recordedAt)
                .put("kind", entry.kind())
                .putAll(entry.fields())
                .build()
                .canonical();
        return new LogRecord(position, recordedAt, entry.kind(), body, leaf(body));
    }

    static Hash leaf(String body) {
        return Merkle.leaf(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the stored hash is the body's own. */
    public boolean hashMatches() {
        return leaf(body).equals(leafHash);
    }
}
