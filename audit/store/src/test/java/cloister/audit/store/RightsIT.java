package cloister.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsIT {
    private static final String LACKS_RIGHT = "42501";

    @TempDir
    static Path folder;

    private static Bench bench;

    @BeforeAll
    static void work() {
        bench = new Bench(folder);
        bench.work(1);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static void run(Credentials as, String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(bench.settings.url(), as.user(), as.password());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void assertRefused(Credentials as, String command) {
        assertThatThrownBy(() -> run(as, command))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(LACKS_RIGHT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.record set kind = 'x'",
                "delete from audit.record",
                "truncate audit.record",
                "alter table audit.record disable trigger all",
                "drop table audit.record",
                "update work.outcome set redacted_text = 'x'",
                "delete from work.outcome",
                "delete from work.document",
                "delete from work.log_head",
                "insert into work.log_head values (2, 0, now(), '')",
                "create table audit.another (x int)"
            })
    void application_mayNotChangeWhatWasWritten(String command) {
        assertRefused(Postgres.APPLICATION, command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.record set kind = 'x'",
                "delete from audit.record",
                "delete from audit.record where false",
                "truncate audit.record"
            })
    void owner_isStoppedByTheTrigger(String command) {
        assertThatThrownBy(() -> bench.sabotage("set role cloister_owner", command))
                .hasStackTraceContaining("appended to, never changed");
        assertThatThrownBy(() -> bench.sabotage("set session_replication_role = replica", command))
                .hasStackTraceContaining("appended to, never changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into audit.record select 99, now(), kind, body, leaf_hash from audit.record limit 1",
                "insert into audit.record select 3, now(), kind, body, leaf_hash from audit.record limit 1",
                "insert into audit.record select max(position) over () + 1, 'epoch', kind, body, leaf_hash"
                        + " from audit.record limit 1"
            })
    void rowOutOfOrder_isRefusedByTheTrigger(String command) {
        assertThatThrownBy(() -> run(Postgres.APPLICATION, command))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }

    @Test
    void auditor_mayReadTheLogAndNothingElse() {
        assertThatCode(() -> run(Postgres.AUDITOR, "select * from audit.record, work.log_head"))
                .doesNotThrowAnyException();
        assertRefused(Postgres.AUDITOR, "select * from work.outcome");
        assertRefused(Postgres.AUDITOR, "select * from review.redacted_summary");
        assertRefused(Postgres.AUDITOR, "insert into audit.record select * from audit.record limit 1");
        assertRefused(Postgres.AUDITOR, "delete from audit.record");
    }

    @Test
    void reviewer_mayReadTheViewsAndNothingElse() {
        for (String view : List.of("redacted_summary", "held", "inference")) {
            assertThatCode(() -> run(Postgres.REVIEWER, "select * from review." + view))
                    .doesNotThrowAnyException();
        }
        assertRefused(Postgres.REVIEWER, "select * from audit.record");
        assertRefused(Postgres.REVIEWER, "select * from work.outcome");
    }

    @Test
    void migratedAgain_changesNothing() {
        assertThatCode(() -> new AuditDatabase(bench.settings).migrate(Postgres.SUPERUSER, List.of()))
                .doesNotThrowAnyException();
        assertThat(bench.column("select count(*) from work.flyway_schema_history where success"))
                .containsExactly("2");
    }

    @Test
    void superuser_isRefusedAsApplication() {
        DatabaseSettings careless =
                new DatabaseSettings(bench.settings.url(), "cloister", Postgres.SUPERUSER, Postgres.AUDITOR, 2);
        assertThatThrownBy(() ->
                        AuditStore.open(careless, bench.keys, bench.checkpoints, bench.clock, Duration.ofSeconds(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may change the audit log");
    }

    @Test
    void migration_byAUserWhoMayOnlyMakeRolesAndOwnsTheDatabase_succeeds() {
        DatabaseSettings settings = Postgres.empty();
        String database = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        Postgres.execute(
                settings.url(),
                "create role plain_administrator login createrole password 'plain'",
                "alter database " + database + " owner to plain_administrator");
        DatabaseSettings other = new DatabaseSettings(
                settings.url(),
                "plain",
                new Credentials("plain_application", "application-secret"),
                new Credentials("plain_auditor", "auditor-secret"),
                2);
        new AuditDatabase(other)
                .migrate(
                        new Credentials("plain_administrator", "plain"), List.of(other.application(), other.auditor()));
        try (AuditStore store =
                AuditStore.open(other, bench.keys, folder.resolve("elsewhere"), bench.clock, Duration.ofSeconds(5))) {
            assertThat(store.archive().open("inbox")).isEmpty();
        }
    }

    @Test
    void databaseNotMigrated_isSaid() {
        DatabaseSettings settings = Postgres.empty();
        assertThatThrownBy(() ->
                        AuditStore.open(settings, bench.keys, bench.checkpoints, bench.clock, Duration.ofSeconds(5)))
                .hasMessageContaining("migrate");
    }

    @Test
    void wrongPasswordOrNoServer_isSaidWithoutThePassword() {
        DatabaseSettings wrong = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:1/nothing", "cloister", Postgres.APPLICATION, Postgres.AUDITOR, 2);
        assertThatThrownBy(
                        () -> AuditStore.open(wrong, bench.keys, bench.checkpoints, bench.clock, Duration.ofSeconds(5)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("can't be reached")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
