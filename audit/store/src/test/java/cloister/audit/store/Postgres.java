package cloister.audit.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of the module, as durable as in earnest; each test makes a database of its own. */
final class Postgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String PREFIX = "cloister";
    static final Credentials SUPERUSER = new Credentials("postgres", "postgres");
    static final Credentials APPLICATION = new Credentials("cloister_application", "application-secret");
    static final Credentials AUDITOR = new Credentials("cloister_auditor", "auditor-secret");
    static final Credentials REVIEWER = new Credentials("cloister_reviewer", "reviewer-secret");

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "60")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh database with everything in it. */
    static DatabaseSettings migrated() {
        DatabaseSettings settings = empty();
        new AuditDatabase(settings).migrate(SUPERUSER, List.of(APPLICATION, AUDITOR, REVIEWER));
        return settings;
    }

    static DatabaseSettings empty() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(url("postgres"), "create database " + name);
        return new DatabaseSettings(url(name), PREFIX, APPLICATION, AUDITOR, 12);
    }

    static void execute(String url, String... commands) {
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER.user(), SUPERUSER.password());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new AssertionError("the test's own SQL failed", e);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
    }
}
