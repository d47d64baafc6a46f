package cloister.audit.store;

import cloister.audit.ledger.SigningKeys;
import cloister.audit.ledger.Verdict;
import cloister.pipeline.Claim;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** An installation on a table of its own: a database, keys, a folder of checkpoints and a clock that can be set. */
final class Bench implements AutoCloseable {
    final DatabaseSettings settings = Postgres.migrated();
    final Path checkpoints;
    final SigningKeys keys;
    volatile Instant now = Samples.NOON;
    final InstantSource clock = () -> now;
    AuditStore store;

    Bench(Path folder) {
        checkpoints = folder.resolve("checkpoints");
        keys = SigningKeys.loadOrCreate(folder.resolve("keys"));
        store = open();
    }

    AuditStore open() {
        return AuditStore.open(settings, keys, checkpoints, clock, Duration.ofSeconds(5));
    }

    LedgerReader reader() {
        return new LedgerReader(settings, List.of(keys.signing().verifyingKey()), checkpoints);
    }

    Verdict verify() {
        return reader().verify(List.of());
    }

    /** Documents on their whole way: each is claimed, released and delivered, in six records. */
    void work(int documents) {
        for (int i = 0; i < documents; i++) {
            Claim claim = Samples.claim("document " + i);
            store.archive().claimed(claim, Samples.MANDATE);
            store.archive().decided(Samples.decision(claim, Samples.released(Samples.REDACTED)));
            store.archive().delivered(claim.id());
        }
    }

    void reopen() {
        store.close();
        store = open();
    }

    /** As the superuser, who may do everything. */
    void sabotage(String... commands) {
        Postgres.execute(settings.url(), commands);
    }

    List<String> column(String query) {
        return column(Postgres.SUPERUSER, query);
    }

    List<String> column(Credentials as, String query) {
        try (Connection connection = DriverManager.getConnection(settings.url(), as.user(), as.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError("the test's own SQL failed", e);
        }
    }

    @Override
    public void close() {
        store.close();
        Postgres.drop(settings);
    }
}
