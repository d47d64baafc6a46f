package cloister.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody could do to the rows and the checkpoints, each time found and located. */
class AttackTest {
    private static final int SIZE = 25;

    @TempDir
    Path folder;

    private Logs log;

    @BeforeEach
    void build() {
        log = Logs.of(SigningKeys.loadOrCreate(folder.resolve("keys")).signing(), SIZE);
    }

    private Verdict.Broken broken(List<LogRecord> rows) {
        return broken(rows, log.checkpoints);
    }

    private Verdict.Broken broken(List<LogRecord> rows, List<CheckpointFolder.Kept> kept) {
        Verdict verdict = log.verify(rows, kept);
        assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        return (Verdict.Broken) verdict;
    }

    private static LogRecord withBody(LogRecord row, String body, Hash leaf) {
        return new LogRecord(row.position(), row.recordedAt(), row.kind(), body, leaf);
    }

    private static LogRecord rehashed(LogRecord row, String body) {
        return withBody(row, body, LogRecord.leaf(body));
    }

    private List<LogRecord> rows() {
        return new ArrayList<>(log.records);
    }

    @Test
    void untouched_holds() {
        Verdict verdict = log.verify();
        assertThat(verdict)
                .isEqualTo(new Verdict.Holds(
                        log.key.origin(), SIZE, log.head.range().root(), 2));
    }

    private static LogRecord flipped(LogRecord row, int at) {
        char other = (char) (row.body().charAt(at) ^ 1);
        String body = row.body().substring(0, at) + other + row.body().substring(at + 1);
        return withBody(row, body, row.leafHash());
    }

    @Test
    void byteOfABodyFlipped_isFoundThere() {
        LogRecord row = log.records.get(13);
        for (int i = 0; i < row.body().length(); i += 5) {
            List<LogRecord> rows = rows();
            rows.set(13, flipped(row, i));
            assertThat(broken(rows).position()).isEqualTo(OptionalLong.of(13));
        }
    }

    @Test
    void everyByteOfEveryBodyFlipped_isAFaultOfItsRecord() {
        RecordCheck check = new RecordCheck(List.of(log.key.verifyingKey()));
        for (LogRecord row : log.records) {
            assertThat(check.fault(row, row.position(), Instant.MIN)).isEmpty();
            for (int i = 0; i < row.body().length(); i++) {
                assertThat(check.fault(flipped(row, i), row.position(), Instant.MIN))
                        .isPresent();
            }
        }
    }

    @Test
    void bitOfALeafHashFlipped_isFoundThere() {
        LogRecord row = log.records.get(13);
        for (int i = 0; i < 256; i += 7) {
            byte[] leaf = row.leafHash().bytes();
            leaf[i / 8] ^= (byte) (1 << (i % 8));
            List<LogRecord> rows = rows();
            rows.set(13, withBody(row, row.body(), Hash.of(leaf)));
            assertThat(broken(rows).position()).isEqualTo(OptionalLong.of(13));
        }
    }

    @Test
    void bodyChangedAndRehashed_isFoundBetweenTwoCheckpoints() {
        List<LogRecord> rows = rows();
        rows.set(13, rehashed(rows.get(13), rows.get(13).body().replace("inbox", "other")));
        Verdict.Broken broken = broken(rows);
        assertThat(broken.position()).isEqualTo(OptionalLong.of(9));
        assertThat(broken.what()).contains("to position 18").contains("19.checkpoint");
    }

    @Test
    void lastBodyChangedAndRehashed_isFoundByTheSignedHead() {
        List<LogRecord> rows = rows();
        rows.set(24, rehashed(rows.get(24), rows.get(24).body().replace("inbox", "other")));
        assertThat(broken(rows).position()).isEqualTo(OptionalLong.of(19));
    }

    @Test
    void twoSwapped_isFoundAtTheFirst() {
        List<LogRecord> rows = rows();
        Collections.swap(rows, 5, 8);
        assertThat(broken(rows).position()).isEqualTo(OptionalLong.of(5));
        List<LogRecord> bodies = rows();
        LogRecord five = bodies.get(5);
        LogRecord eight = bodies.get(8);
        bodies.set(5, withBody(five, eight.body(), eight.leafHash()));
        bodies.set(8, withBody(eight, five.body(), five.leafHash()));
        assertThat(broken(bodies)).satisfies(b -> {
            assertThat(b.position()).isEqualTo(OptionalLong.of(5));
            assertThat(b.what()).contains("another position");
        });
    }

    @Test
    void deleted_firstMiddleLastAll_isFoundThere() {
        for (int position : new int[] {0, 12, SIZE - 1}) {
            List<LogRecord> rows = rows();
            rows.remove(position);
            assertThat(broken(rows).position()).isEqualTo(OptionalLong.of(position));
        }
        assertThat(broken(List.of()).position()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void tailCut_isFoundAtTheCut() {
        Verdict.Broken broken = broken(log.records.subList(0, 15));
        assertThat(broken.position()).isEqualTo(OptionalLong.of(15));
        assertThat(broken.what()).contains("cut or rolled back");
    }

    @Test
    void rolledBackWithItsOldHead_isFoundByTheCheckpointOutside() {
        Logs old = new Logs(log.key);
        for (int i = 1; i < 15; i++) {
            old.append(Logs.claim(i));
        }
        Verdict verdict = old.verify(old.records.subList(0, 15), log.checkpoints);
        assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        Logs shorter = Logs.of(log.key, 15);
        assertThat(((Verdict.Broken) shorter.verify(shorter.records, log.checkpoints)).position())
                .isEqualTo(OptionalLong.of(15));
    }

    @Test
    void tailCutAndOthersAppended_isFoundByTheCheckpoint() {
        Logs forged = Logs.of(log.key, 12);
        while (forged.records.size() < SIZE) {
            forged.append(Logs.claim(1000 + forged.records.size()));
        }
        assertThat(broken(forged.records).position()).isEqualTo(OptionalLong.of(9));
    }

    @Test
    void allRebuiltWithAnotherKey_isNotTrusted() {
        SigningKey other = SigningKeys.loadOrCreate(folder.resolve("other")).signing();
        Logs forged = Logs.of(other, SIZE);
        Verifier verifier = new Verifier(
                List.of(log.key.verifyingKey()),
                forged.checkpoints,
                forged.head.signed().map(SignedCheckpoint::note));
        forged.records.forEach(verifier::accept);
        assertThat(((Verdict.Broken) verifier.finish()).position()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void positionTwice_isFoundThere() {
        List<LogRecord> rows = rows();
        rows.add(7, rows.get(6));
        assertThat(broken(rows)).satisfies(b -> {
            assertThat(b.position()).isEqualTo(OptionalLong.of(6));
            assertThat(b.what()).contains("taken before");
        });
    }

    @Test
    void rowsAppendedWithoutTheKey_areFoundWhereTheyBegin() {
        List<LogRecord> rows = rows();
        rows.add(LogRecord.of(log.key.origin(), SIZE, Logs.NOON.plusSeconds(900), Logs.claim(77)));
        Verdict.Broken broken = broken(rows);
        assertThat(broken.position()).isEqualTo(OptionalLong.of(SIZE));
        assertThat(broken.what()).contains("not signed");
    }

    @Test
    void timeSetBack_isFoundThere() {
        List<LogRecord> rows = rows();
        Instant early = Logs.NOON.minusSeconds(60);
        rows.set(6, LogRecord.of(log.key.origin(), 6, early, Logs.claim(6)));
        assertThat(broken(rows)).satisfies(b -> {
            assertThat(b.position()).isEqualTo(OptionalLong.of(6));
            assertThat(b.what()).contains("older");
        });
    }

    @Test
    void columnsThatContradictTheBody_areFoundThere() {
        LogRecord row = log.records.get(4);
        List<LogRecord> kind = rows();
        kind.set(4, new LogRecord(4, row.recordedAt(), "delivery", row.body(), row.leafHash()));
        assertThat(broken(kind).position()).isEqualTo(OptionalLong.of(4));
        List<LogRecord> time = rows();
        time.set(4, new LogRecord(4, row.recordedAt().plusMillis(1), row.kind(), row.body(), row.leafHash()));
        assertThat(broken(time).position()).isEqualTo(OptionalLong.of(4));
    }

    @Test
    void checkpointForgedStrippedOrDamaged_isNamed() {
        SigningKey other = SigningKeys.loadOrCreate(folder.resolve("other")).signing();
        SignedCheckpoint genuine = log.checkpoints.get(0).checkpoint().orElseThrow();
        List<String> notes = List.of(
                other.sign(genuine.checkpoint()).note(),
                genuine.checkpoint().text() + "\n",
                genuine.note().substring(0, genuine.note().length() - 9) + "\n",
                "");
        for (String note : notes) {
            List<CheckpointFolder.Kept> kept = new ArrayList<>(log.checkpoints);
            kept.set(0, new CheckpointFolder.Kept("9.checkpoint", note));
            assertThat(broken(log.records, kept).place()).isEqualTo("checkpoint 9.checkpoint");
        }
    }

    @Test
    void checkpointsDeleted_areMissed() {
        assertThat(broken(log.records, log.checkpoints.subList(1, 2)).what())
                .contains("recorded at position 9")
                .contains("not among the checkpoints");
        assertThat(broken(log.records, List.of()).place()).isEqualTo("checkpoint of 9 records");
    }

    @Test
    void oldCheckpointPutInPlaceOfANewOne_isMissed() {
        CheckpointFolder.Kept old = log.checkpoints.get(0);
        List<CheckpointFolder.Kept> kept =
                List.of(old, new CheckpointFolder.Kept(log.checkpoints.get(1).name(), old.note()));
        assertThat(broken(log.records, kept).place()).isEqualTo("checkpoint of 19 records");
    }

    @Test
    void exportOfAnotherInstallation_isNotTrusted() {
        Logs other = Logs.of(SigningKeys.loadOrCreate(folder.resolve("other")).signing(), SIZE);
        assertThat(broken(other.records).what()).contains("another installation");
    }

    @Test
    void twoHistories_cantBothContinueOneCheckpoint() {
        Logs other = Logs.of(log.key, 12);
        other.append(Logs.claim(4711));
        List<Hash> leaves = other.records.stream().map(LogRecord::leafHash).toList();
        Checkpoint shown = log.checkpoints.get(1).checkpoint().orElseThrow().checkpoint();
        Logs longer = Logs.of(log.key, SIZE);
        List<Hash> proof =
                Proofs.consistency(19, SIZE, i -> longer.records.get((int) i).leafHash());
        assertThat(Proofs.continues(19, shown.root(), SIZE, log.head.range().root(), proof))
                .isTrue();
        while (other.records.size() < SIZE) {
            other.append(Logs.claim(other.records.size()));
        }
        List<Hash> forked =
                Proofs.consistency(19, SIZE, i -> other.records.get((int) i).leafHash());
        assertThat(Proofs.continues(19, shown.root(), SIZE, other.head.range().root(), forked))
                .isFalse();
        assertThat(leaves).hasSize(13);
    }
}
