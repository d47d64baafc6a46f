package cloister.audit.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The database refused or could not be reached; nothing was changed. Holds the SQLSTATE and the kinds of the causes, but
 * neither the driver's messages nor the causes themselves: they may repeat values.
 */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    private ArchiveException(String message, String sqlState) {
        super(message);
        this.sqlState = sqlState;
    }

    static ArchiveException of(String what, Throwable cause) {
        Optional<SQLException> database = Optional.empty();
        StringBuilder kinds = new StringBuilder();
        for (Throwable next = cause; next != null && kinds.length() < 500; next = next.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(next.getClass().getSimpleName());
            if (next instanceof SQLException found) {
                database = Optional.of(found);
            }
        }
        String state = database.map(SQLException::getSQLState).orElse("");
        ArchiveException safe =
                new ArchiveException(what + ": " + meaning(state) + " (SQLSTATE " + state + ", " + kinds + ")", state);
        safe.setStackTrace(cause.getStackTrace());
        return safe;
    }

    private static String meaning(String state) {
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "the database can't be reached";
        }
        if (state.startsWith("28")) {
            return "the database refused the user or the password";
        }
        return switch (state) {
            case "3D000" -> "there is no such database";
            case "42501" -> "the user lacks a right";
            case "53100" -> "the database's disk is full";
            case "55P03", "57014" -> "the database took too long";
            default -> "the database refused it";
        };
    }

    /** The five characters of the SQL standard, or empty. */
    public String sqlState() {
        return sqlState;
    }
}
