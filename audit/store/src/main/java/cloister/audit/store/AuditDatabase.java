package cloister.audit.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the form that this version needs: roles, schemas, tables, views, rights. */
public final class AuditDatabase {
    /** Migrations may build an index over a large log. */
    private static final Duration ANSWER = Duration.ofHours(1);

    private final String url;
    private final String prefix;

    public AuditDatabase(DatabaseSettings settings) {
        this.url = settings.url();
        this.prefix = settings.prefix();
    }

    /**
     * Makes or renews everything; doing it again changes nothing.
     *
     * @param administrator a superuser, or a user who may create roles and owns the database; where the roles are there
     *     already, a member of the owner's role is enough
     * @param signIns roles of this installation that are to sign in with these passwords, as the embedded database has
     *     them; empty where an administrator gives out users
     * @throws ArchiveException if the database can't be reached or refuses it; nothing is left half done
     */
    public void migrate(Credentials administrator, List<Credentials> signIns) {
        DataSource source = DataSources.simple(url, administrator, ANSWER);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Roles roles = new Roles(connection, prefix);
            roles.make();
            for (Credentials signIn : signIns) {
                roles.allowSignIn(signIn);
            }
            connection.commit();
        } catch (SQLException e) {
            throw ArchiveException.of("the roles of the database could not be made", e);
        }
        migrateTables(source);
    }

    private void migrateTables(DataSource source) {
        try {
            Flyway.configure(AuditDatabase.class.getClassLoader())
                    .dataSource(source)
                    .initSql("set role " + Roles.owner(prefix))
                    .defaultSchema("work")
                    .schemas("work")
                    .createSchemas(true)
                    .locations("classpath:cloister/audit/store/migration")
                    .placeholders(Map.of("prefix", prefix))
                    .cleanDisabled(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw ArchiveException.of("the tables of the database could not be made", e);
        }
    }
}
