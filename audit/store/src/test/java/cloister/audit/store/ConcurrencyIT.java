package cloister.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.audit.ledger.Verdict;
import cloister.pipeline.Claim;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyIT {
    private static final int WRITERS = 8;
    private static final int DOCUMENTS = 50;

    @TempDir
    Path folder;

    private Bench bench;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        bench.close();
    }

    @Test
    void manyWritersInTwoProcesses_leaveNoGap() throws Exception {
        try (AuditStore second = bench.open()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                AuditStore store = i % 2 == 0 ? bench.store : second;
                writers.add(threads.submit(() -> decideMany(store)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        bench.store.checkpointer().checkpointNow();
        // Each document is claimed, inferred upon twice and decided.
        assertThat(bench.column("select count(*) from audit.record where kind not in ('log-opened', 'checkpoint')"))
                .containsExactly(String.valueOf(WRITERS * DOCUMENTS * 4));
        assertThat(bench.verify()).isInstanceOfSatisfying(Verdict.Holds.class, holds -> assertThat(holds.checkpoints())
                .isPositive());
    }

    private static void decideMany(AuditStore store) {
        for (int n = 0; n < DOCUMENTS; n++) {
            Claim claim = Samples.claim("content");
            store.archive().claimed(claim, Samples.MANDATE);
            store.archive()
                    .decided(Samples.decision(claim, n % 2 == 0 ? Samples.held() : Samples.released(Samples.REDACTED)));
            if (n % 20 == 19) {
                store.checkpointer().checkpointNow();
            }
        }
    }

    @Test
    void oneDocumentDecidedByMany_isDecidedOnce() throws Exception {
        Claim claim = Samples.claim("content");
        bench.store.archive().claimed(claim, Samples.MANDATE);
        List<Future<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            attempts.add(threads.submit(() -> {
                try {
                    bench.store.archive().decided(Samples.decision(claim, Samples.held()));
                    return true;
                } catch (IllegalStateException refused) {
                    return false;
                }
            }));
        }
        int decided = 0;
        for (Future<Boolean> attempt : attempts) {
            decided += attempt.get() ? 1 : 0;
        }
        assertThat(decided).isEqualTo(1);
        assertThat(bench.column("select kind from audit.record where kind = 'decision'"))
                .hasSize(1);
    }

    @Test
    void sessionKilledInTheMiddle_leavesNothing_andTheNextCallSucceeds() throws Exception {
        Claim claim = Samples.claim("content");
        bench.store.archive().claimed(claim, Samples.MANDATE);
        String before = bench.column("select count(*) from audit.record").get(0);
        try (Connection blocker = DriverManager.getConnection(
                bench.settings.url(), Postgres.SUPERUSER.user(), Postgres.SUPERUSER.password())) {
            blocker.setAutoCommit(false);
            try (var statement = blocker.createStatement()) {
                // Records can still be inserted; the transaction then stops at the outcome.
                statement.execute("lock table work.outcome in exclusive mode");
            }
            Future<?> decision =
                    threads.submit(() -> bench.store.archive().decided(Samples.decision(claim, Samples.held())));
            String waiting = "select pid from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock' and usename = 'cloister_application'";
            Awaitility.await().until(() -> bench.column(waiting).size() == 1);
            bench.sabotage("select pg_terminate_backend(pid) from (" + waiting + ") as w");
            assertThatThrownBy(decision::get)
                    .hasCauseInstanceOf(ArchiveException.class)
                    .hasMessageContaining("can't be reached");
            blocker.rollback();
        }
        assertThat(bench.column("select count(*) from audit.record")).containsExactly(before);
        assertThat(bench.store.archive().outcome(claim.id())).isEmpty();
        bench.store.archive().decided(Samples.decision(claim, Samples.held()));
        assertThat(bench.store.archive().outcome(claim.id())).contains(Samples.held());
        assertThat(bench.verify()).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void statementRefusedInTheMiddle_leavesNothing() {
        Claim claim = Samples.claim("content");
        bench.store.archive().claimed(claim, Samples.MANDATE);
        List<String> before = bench.column("select body from audit.record order by position");
        bench.sabotage("revoke insert on work.hold_reason from cloister_application");
        assertThatThrownBy(() -> bench.store.archive().decided(Samples.decision(claim, Samples.held())))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
        assertThat(bench.column("select body from audit.record order by position"))
                .isEqualTo(before);
        assertThat(bench.column("select state from work.document")).containsExactly("claimed");
        assertThat(bench.verify()).isInstanceOf(Verdict.Holds.class);
    }
}
