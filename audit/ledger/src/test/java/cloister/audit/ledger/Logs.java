package cloister.audit.ledger;

import cloister.pipeline.Claim;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FileRef;
import cloister.pipeline.Mandate;
import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A small genuine log in memory, with its key, its head and a checkpoint every ten records. */
final class Logs {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration BACKWARDS = Duration.ofSeconds(5);
    static final Mandate MANDATE = new Mandate("service", "de-identification", "45 CFR 164.514(b)(2)");

    final SigningKey key;
    final List<LogRecord> records = new ArrayList<>();
    final List<CheckpointFolder.Kept> checkpoints = new ArrayList<>();
    LogHead head = LogHead.empty();

    Logs(SigningKey key) {
        this.key = key;
        append(new Entry.LogOpened(key.verifyingKey()));
    }

    static Logs of(SigningKey key, int size) {
        Logs log = new Logs(key);
        while (log.records.size() < size) {
            if (log.records.size() % 10 == 9) {
                log.checkpoint();
            } else {
                log.append(claim(log.records.size()));
            }
        }
        return log;
    }

    void append(Entry entry) {
        LogHead.Appended appended = head.append(List.of(entry), NOON.plusSeconds(records.size()), BACKWARDS, key);
        head = appended.head();
        records.addAll(appended.records());
    }

    void checkpoint() {
        SignedCheckpoint signed = head.signed().orElseThrow();
        checkpoints.add(new CheckpointFolder.Kept(signed.checkpoint().size() + ".checkpoint", signed.note()));
        append(new Entry.CheckpointKept(signed.checkpoint()));
    }

    Verdict verify() {
        return verify(records, checkpoints);
    }

    Verdict verify(List<LogRecord> rows, List<CheckpointFolder.Kept> kept) {
        Verifier verifier =
                new Verifier(List.of(key.verifyingKey()), kept, head.signed().map(SignedCheckpoint::note));
        rows.forEach(verifier::accept);
        return verifier.finish();
    }

    static Entry claim(int number) {
        DocumentId id = new DocumentId(new UUID(7, number));
        Claim claim = new Claim(
                id, "inbox", new FileRef(Path.of("Smith.pdf")), 10, Sha256.ofUtf8("x"), NOON, Optional.of("run-1"));
        return new Entry.Claimed(claim, "hmac-sha256:00", MANDATE);
    }
}
