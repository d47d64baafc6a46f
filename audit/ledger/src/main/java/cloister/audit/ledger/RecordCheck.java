package cloister.audit.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of one record by itself and next to the one before it. */
final class RecordCheck {
    private final Set<String> origins;
    private final Set<String> keys;

    RecordCheck(Iterable<VerifyingKey> keys) {
        Set<VerifyingKey> all = new HashSet<>();
        keys.forEach(all::add);
        this.origins = all.stream().map(VerifyingKey::name).collect(Collectors.toSet());
        this.keys = all.stream().map(VerifyingKey::toString).collect(Collectors.toSet());
    }

    /** What is wrong with it, if anything is. */
    Optional<String> fault(LogRecord row, long expected, Instant before) {
        if (row.position() > expected) {
            return Optional.of("the record is missing");
        }
        if (row.position() < expected) {
            return Optional.of("a record stands at a position that was taken before");
        }
        if (!row.hashMatches()) {
            return Optional.of("the record's body is not the one that was hashed");
        }
        Json body;
        try {
            body = Json.parse(row.body());
        } catch (IllegalArgumentException e) {
            return Optional.of("the record's body is not JSON of this log");
        }
        return bodyFault(row, body, before);
    }

    private Optional<String> bodyFault(LogRecord row, Json body, Instant before) {
        if (!body.canonical().equals(row.body())) {
            return Optional.of("the record's body is not canonical");
        }
        if (body.textAt("log").filter(origins::contains).isEmpty()) {
            return Optional.of("the record belongs to the log of another installation");
        }
        if (!body.numberAt("position").equals(Optional.of(row.position()))) {
            return Optional.of("the record was written for another position");
        }
        if (!body.textAt("kind").equals(Optional.of(row.kind()))) {
            return Optional.of("the record's kind is not the one in its body");
        }
        if (!body.textAt("recorded_at").equals(Optional.of(Timestamps.format(row.recordedAt())))) {
            return Optional.of("the record's time is not the one in its body");
        }
        if (row.recordedAt().isBefore(before)) {
            return Optional.of("the record is older than the one before it");
        }
        return openingFault(row, body);
    }

    private Optional<String> openingFault(LogRecord row, Json body) {
        boolean opening = row.kind().equals(Entry.LogOpened.KIND);
        if (opening != (row.position() == 0)) {
            return Optional.of("a log is opened by its first record, and only by it");
        }
        if (opening && body.textAt("key").filter(keys::contains).isEmpty()) {
            return Optional.of("the log was opened with a key that is not trusted");
        }
        return Optional.empty();
    }
}
