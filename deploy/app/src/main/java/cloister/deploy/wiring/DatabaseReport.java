package cloister.deploy.wiring;

import cloister.audit.store.Credentials;
import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of the database without changing it.
 *
 * @param missingRoles of the four that Cloister signs in or owns with
 * @param lastRecord time of the audit log's last record, if there is one
 */
public record DatabaseReport(String version, String place, List<String> missingRoles, Optional<Instant> lastRecord) {

    /**
     * Looks at the database of these settings.
     *
     * @throws Refusal if it can't be reached
     */
    public static DatabaseReport of(Home home, Settings settings) {
        DatabaseAccess access = new DatabaseAccess(home, settings);
        Optional<Settings.External> external = settings.database().external();
        if (external.isPresent()) {
            DatabaseAccess.Grants grants = access.external(external.get(), 2);
            return read(
                    external.get().url(),
                    grants.administrator().orElse(grants.settings().auditor()),
                    external.get().roles());
        }
        try (EmbeddedPostgres.Lease lease = new EmbeddedPostgres(home).lease()) {
            Credentials as =
                    new Credentials(lease.address().owner(), lease.address().password());
            return read(lease.address().jdbcUrl(), as, "cloister");
        } catch (IOException e) {
            throw new Refusal("the embedded database doesn't stop as it should: see " + home.postgres(), e);
        }
    }

    private static DatabaseReport read(String url, Credentials as, String prefix) {
        try (Connection connection = DriverManager.getConnection(url, as.user(), as.password());
                Statement statement = connection.createStatement()) {
            List<String> missing = new ArrayList<>();
            for (String role : List.of("owner", "application", "auditor", "reviewer")) {
                if (!truth(
                        statement,
                        "select exists (select from pg_roles where rolname = '" + prefix + "_" + role + "')")) {
                    missing.add(role);
                }
            }
            return new DatabaseReport(
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(),
                    url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", ""),
                    missing,
                    lastRecord(statement));
        } catch (SQLException e) {
            throw new Refusal(
                    "the database doesn't answer (SQLSTATE " + e.getSQLState() + "): check address, user and password",
                    e);
        }
    }

    private static Optional<Instant> lastRecord(Statement statement) throws SQLException {
        if (!truth(statement, "select to_regclass('audit.record') is not null")) {
            return Optional.empty();
        }
        try (ResultSet row = statement.executeQuery("select max(recorded_at) from audit.record")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    private static boolean truth(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
