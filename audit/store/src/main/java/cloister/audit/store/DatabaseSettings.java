package cloister.audit.store;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which PostgreSQL (14 or later), and as whom.
 *
 * @param url for example {@code jdbc:postgresql://127.0.0.1:5432/cloister}, without user and password
 * @param prefix what the names of the roles begin with: {@code cloister} gives {@code cloister_owner}, {@code
 *     cloister_application}, {@code cloister_auditor}, {@code cloister_reviewer}. Roles are shared by all databases of a
 *     server
 * @param application the user that works; a member of the application's role, or that role
 * @param auditor the user that verifies; a member of the auditor's role, or that role
 * @param connections most connections at a time, from 2
 */
public record DatabaseSettings(
        String url, String prefix, Credentials application, Credentials auditor, int connections) {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the database's URL must begin with jdbc:postgresql:");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("the database's URL must not hold a password");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("the roles' prefix must be a plain lower-case word");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("the store needs at least 2 connections");
        }
    }
}
