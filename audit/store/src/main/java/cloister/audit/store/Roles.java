package cloister.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** The four roles: who owns, who works, who verifies, who reviews. */
final class Roles {
    private static final List<String> NAMES = List.of("owner", "application", "auditor", "reviewer");

    private final Connection connection;
    private final String prefix;

    Roles(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    static String owner(String prefix) {
        return prefix + "_owner";
    }

    /** Makes what is missing, as far as the current user may. */
    void make() throws SQLException {
        for (String name : NAMES) {
            String role = prefix + "_" + name;
            if (!exists(role)) {
                run("create role " + role + " nologin");
            }
        }
        if (!mayBecome(owner(prefix))) {
            run("grant " + owner(prefix) + " to current_user");
        }
        String database = connection.getCatalog().replace("\"", "\"\"");
        if (!truth("select has_database_privilege(?, current_database(), 'CREATE')", owner(prefix))) {
            run("grant create on database \"" + database + "\" to " + owner(prefix));
        }
    }

    /** Lets a role sign in by itself. The password is hashed here, so it stands in no log of the server. */
    void allowSignIn(Credentials credentials) throws SQLException {
        if (NAMES.stream().noneMatch(name -> credentials.user().equals(prefix + "_" + name))) {
            return;
        }
        run("alter role " + credentials.user() + " login");
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(credentials.user(), credentials.password().toCharArray(), "scram-sha-256");
    }

    private boolean exists(String role) throws SQLException {
        return truth("select exists (select from pg_roles where rolname = ?)", role);
    }

    private boolean mayBecome(String role) throws SQLException {
        // From PostgreSQL 16 on, whoever makes a role is a member of it, but may not yet become it.
        String right = connection.getMetaData().getDatabaseMajorVersion() < 16 ? "MEMBER" : "SET";
        return truth("select pg_has_role(current_user, ?::name, '" + right + "')", role);
    }

    private boolean truth(String query, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, role);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
