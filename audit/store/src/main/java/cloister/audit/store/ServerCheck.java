package cloister.audit.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Refuses a server that could lose a commit, and a user who could rewrite the log. */
final class ServerCheck {
    private static final int OLDEST = 140_000;

    private ServerCheck() {}

    static void require(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::integer as version,
                               current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
                                   and current_setting('synchronous_commit') <> 'off' as durable,
                               current_setting('server_encoding') as encoding,
                               to_regclass('audit.record') is not null as migrated
                        """)) {
            row.next();
            require(row.getInt("version") >= OLDEST, "PostgreSQL 14 or later is needed");
            require(row.getBoolean("durable"), "PostgreSQL must run with fsync and full_page_writes on");
            require(row.getString("encoding").equals("UTF8"), "the database's encoding must be UTF8");
            require(row.getBoolean("migrated"), "the database has no audit log that this user may see; migrate it");
            requireNoRight(statement);
            connection.rollback();
        } catch (SQLException e) {
            throw ArchiveException.of("the store can't be opened", e);
        }
    }

    private static void requireNoRight(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select has_table_privilege('audit.record', 'UPDATE, DELETE, TRUNCATE, TRIGGER') as may")) {
            row.next();
            require(
                    !row.getBoolean("may"),
                    "the application's user may change the audit log; give it the" + " application's role only");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }
}
