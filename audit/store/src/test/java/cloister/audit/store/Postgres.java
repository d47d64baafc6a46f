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
    private static final String PREFIX = "cloister";
    private static final String TEMPLATE = "migrated";
    static final Credentials SUPERUSER = new Credentials("postgres", "postgres");
    static final Credentials APPLICATION = new Credentials("cloister_application", "application-secret");
    static final Credentials AUDITOR = new Credentials("cloister_auditor", "auditor-secret");
    static final Credentials REVIEWER = new Credentials("cloister_reviewer", "reviewer-secret");

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static {
        execute(url("postgres"), "create database " + TEMPLATE);
        new AuditDatabase(settings(TEMPLATE)).migrate(SUPERUSER, List.of(APPLICATION, AUDITOR, REVIEWER));
    }

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

    /** A fresh database with everything in it, copied from one that was migrated. */
    static DatabaseSettings migrated() {
        return create(" template " + TEMPLATE);
    }

    /** A fresh database with nothing in it. */
    static DatabaseSettings empty() {
        return create("");
    }

    /** Lets go of a database at once: many of them would make the server's shutdown slow. */
    static void drop(DatabaseSettings settings) {
        String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        execute(url("postgres"), "drop database " + name + " with (force)");
    }

    private static DatabaseSettings create(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(url("postgres"), "create database " + name + template);
        return settings(name);
    }

    private static DatabaseSettings settings(String database) {
        return new DatabaseSettings(url(database), PREFIX, APPLICATION, AUDITOR, 12);
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
