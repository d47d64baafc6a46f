package cloister.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.audit.ledger.Entry;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.SigningKeys;
import cloister.audit.ledger.Verdict;
import cloister.pipeline.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator of the database could do with triggers off and constraints dropped. */
class SabotageIT {
    private static final String DISARM = "alter table audit.record disable trigger all";
    private static final String UNCHECK = "alter table audit.record drop constraint leaf_hash_is_the_bodys";
    private static final String REHASH = "leaf_hash = sha256('\\x00'::bytea || convert_to(";
    /** log-opened, two documents of five records each, one checkpoint. */
    private static final int SIZE = 12;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void work() {
        bench = new Bench(folder);
        bench.work(2);
        bench.store.checkpointer().checkpointNow();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertBrokenAt(long position) {
        assertThat(bench.verify()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.position())
                .isEqualTo(OptionalLong.of(position)));
    }

    private void assertStoreRefuses(String why) {
        assertThatThrownBy(() -> bench.store.record(new Entry.ServiceStopped("test", "test")))
                .isInstanceOfAny(LedgerException.class, ArchiveException.class);
        bench.store.close();
        assertThatThrownBy(bench::open).isInstanceOf(LedgerException.class).hasMessageContaining(why);
    }

    @Test
    void untouched_holds() {
        assertThat(bench.verify()).isInstanceOfSatisfying(Verdict.Holds.class, holds -> {
            assertThat(holds.size()).isEqualTo(SIZE);
            assertThat(holds.checkpoints()).isEqualTo(1);
        });
    }

    @Test
    void bodyChanged_isRefusedByTheConstraintEvenToASuperuser() {
        bench.sabotage(DISARM);
        assertThatThrownBy(() -> bench.sabotage("update audit.record set body = body || ' ' where position = 3"))
                .hasStackTraceContaining("leaf_hash_is_the_bodys");
    }

    @Test
    void bodyChangedWithoutConstraint_isFoundThere() {
        bench.sabotage(
                DISARM,
                UNCHECK,
                "update audit.record set body = replace(body, 'SmolLM2', 'SmolLM3') where position = 3");
        assertBrokenAt(3);
    }

    @Test
    void bodyChangedAndRehashed_isFoundBeforeTheCheckpoint() {
        String changed = "replace(body, 'SmolLM2', 'SmolLM3')";
        bench.sabotage(
                DISARM,
                "update audit.record set body = " + changed + ", " + REHASH + changed
                        + ", 'UTF8')) where position = 3");
        assertBrokenAt(0);
    }

    @Test
    void leafSetToNothing_isFoundThere() {
        bench.sabotage(DISARM, UNCHECK, "update audit.record set leaf_hash = '' where position = 4");
        assertBrokenAt(4);
    }

    @Test
    void twoSwapped_isFoundAtTheFirst() {
        bench.sabotage(
                DISARM,
                "update audit.record set position = case position when 3 then 1004 else 1003 end"
                        + " where position in (3, 4)",
                "update audit.record set position = position - 1000 where position > 1000");
        assertBrokenAt(3);
    }

    @Test
    void firstDeleted_isFoundThere() {
        bench.sabotage(DISARM, "delete from audit.record where position = 0");
        assertBrokenAt(0);
    }

    @Test
    void middleDeleted_isFoundThere() {
        bench.sabotage(DISARM, "delete from audit.record where position = 5");
        assertBrokenAt(5);
    }

    @Test
    void lastDeleted_isFoundThere_andNothingGoesOn() {
        bench.sabotage(DISARM, "delete from audit.record where position = " + (SIZE - 1));
        bench.sabotage("alter table audit.record enable trigger all");
        assertBrokenAt(SIZE - 1);
        assertStoreRefuses("its signed head counts");
    }

    @Test
    void allDeletedWithTheHead_isFound_andNothingGoesOn() {
        bench.sabotage(
                DISARM,
                "truncate audit.record",
                "update work.log_head set size = 0, subtrees = '', last_at = 'epoch', note = null");
        assertBrokenAt(0);
        assertStoreRefuses("a checkpoint outside");
    }

    @Test
    void rolledBackToAnEarlierState_isFoundByTheCheckpoint_andNothingGoesOn() {
        bench.sabotage(
                "create table work.yesterday as select * from audit.record",
                "create table work.yesterdays_head as select * from work.log_head");
        bench.work(1);
        bench.store.checkpointer().checkpointNow();
        bench.sabotage(
                DISARM,
                "delete from audit.record where position >= " + SIZE,
                "update work.log_head h set size = y.size, subtrees = y.subtrees, last_at = y.last_at, note = y.note"
                        + " from work.yesterdays_head y");
        assertBrokenAt(SIZE);
        assertStoreRefuses("rolled back");
    }

    @Test
    void positionTwice_isFoundThere() {
        bench.sabotage(
                DISARM,
                "alter table audit.record drop constraint record_pkey",
                "insert into audit.record select * from audit.record where position = 6");
        assertBrokenAt(6);
    }

    @Test
    void rowInsertedWithTheApplicationsPassword_isFoundThere_andNothingGoesOn() throws Exception {
        String body = "replace((select body from audit.record where position = 1), '\"position\":1,', '\"position\":"
                + SIZE + ",')";
        try (var connection = DriverManager.getConnection(
                        bench.settings.url(), Postgres.APPLICATION.user(), Postgres.APPLICATION.password());
                var statement = connection.createStatement()) {
            statement.execute("insert into audit.record values (" + SIZE + ", '2026-11-22T12:00:00.123456Z', 'claim', "
                    + body + ", sha256('\\x00'::bytea || convert_to(" + body + ", 'UTF8')))");
        }
        assertBrokenAt(SIZE);
        assertStoreRefuses("its signed head counts");
    }

    @Test
    void headForged_isFound_andNothingGoesOn() {
        bench.sabotage("update work.log_head set note = replace(note, E'\\n12\\n', E'\\n11\\n'), size = 11");
        assertThat(bench.verify()).isInstanceOf(Verdict.Broken.class);
        assertThatThrownBy(() -> bench.store.record(new Entry.ServiceStopped("test", "test")))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void checkpointOfAnotherKey_isNamed() throws IOException {
        SigningKeys other = SigningKeys.loadOrCreate(folder.resolve("other"));
        Path latest = bench.checkpoints.resolve("latest");
        String own = Files.readString(latest);
        Files.writeString(
                latest,
                own.replace(bench.keys.signing().origin(), other.signing().origin()));
        assertThat(bench.verify()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.place())
                .isEqualTo("checkpoint latest"));
    }

    @Test
    void checkpointsDeleted_areMissed() throws IOException {
        try (var files = Files.walk(bench.checkpoints)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(bench.verify()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.place())
                .isEqualTo("checkpoint of 11 records"));
    }

    @Test
    void keysOfAnotherInstallation_areRefused() {
        bench.store.close();
        SigningKeys other = SigningKeys.loadOrCreate(folder.resolve("other"));
        assertThatThrownBy(() -> AuditStore.open(
                        bench.settings, other, folder.resolve("empty"), bench.clock, Duration.ofSeconds(5)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("another installation");
    }

    @Test
    void clockSetBack_withinTheAllowanceIsTakenForward_beyondItIsRefused() {
        bench.now = Samples.NOON.minusSeconds(4);
        Claim claim = Samples.claim("early");
        bench.store.archive().claimed(claim, Samples.MANDATE);
        assertThat(bench.verify()).isInstanceOf(Verdict.Holds.class);
        bench.now = Samples.NOON.minusSeconds(6);
        assertThatThrownBy(() -> bench.store.archive().givenBack(claim.id()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("clock");
        assertThat(bench.store.archive().open("inbox")).containsExactly(claim.id());
    }
}
