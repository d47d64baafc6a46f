package cloister.audit.store;

import cloister.audit.ledger.CheckpointFolder;
import cloister.audit.ledger.ExportFolder;
import cloister.audit.ledger.Hash;
import cloister.audit.ledger.Json;
import cloister.audit.ledger.LogRecord;
import cloister.audit.ledger.Verdict;
import cloister.audit.ledger.Verifier;
import cloister.audit.ledger.VerifyingKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the log as the auditor, who may do nothing else: verifies it, exports it, shows what concerns one document. */
public final class LedgerReader {
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final int ROWS_AT_A_TIME = 2_000;
    private static final String COLUMNS = "select position, recorded_at, kind, body, leaf_hash from audit.record ";

    private final DatabaseSettings settings;
    private final List<VerifyingKey> keys;
    private final CheckpointFolder folder;

    /**
     * @param keys that are trusted, from outside the database
     * @param checkpoints the folder outside the database
     */
    public LedgerReader(DatabaseSettings settings, List<VerifyingKey> keys, Path checkpoints) {
        this.settings = settings;
        this.keys = List.copyOf(keys);
        this.folder = new CheckpointFolder(checkpoints);
    }

    /**
     * Recomputes the whole log from its rows.
     *
     * @param more files with checkpoints that were kept elsewhere
     * @throws ArchiveException if the database can't be read
     */
    public Verdict verify(List<Path> more) {
        // Read before the rows: what is written meanwhile must not look like a log that was cut.
        List<CheckpointFolder.Kept> checkpoints = new ArrayList<>(folder.all());
        more.forEach(file -> checkpoints.add(CheckpointFolder.file(file)));
        return read("the audit log can't be verified", connection -> {
            Verifier verifier = new Verifier(keys, checkpoints, head(connection));
            stream(connection, verifier::accept);
            return verifier.finish();
        });
    }

    /**
     * Writes the whole log as files, for {@code cloister-ledger.jar}; says nothing about whether it holds.
     *
     * @param into a folder that is empty or not there yet
     * @return the number of records
     */
    public long export(Path into) {
        List<CheckpointFolder.Kept> checkpoints = folder.all();
        return read("the audit log can't be exported", connection -> {
            try (ExportFolder.Writer writer = new ExportFolder(into).begin(keys, checkpoints, head(connection))) {
                return stream(connection, row -> {
                    writer.write(row);
                    return true;
                });
            }
        });
    }

    /**
     * The records that concern a document, a consultation or a run, or the one at a position, as JSON for people.
     *
     * @return none if there is no such thing
     */
    public List<String> show(String id) {
        return read("the audit log can't be read", connection -> {
            String where = "where body::jsonb ->> 'document' = ? or body::jsonb ->> 'run' = ? or position = ?"
                    + " order by position";
            try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
                statement.setString(1, id);
                statement.setString(2, id);
                statement.setLong(3, id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(Json.parse(text(rows, "body")).pretty());
                    }
                }
                return found;
            }
        });
    }

    /** Work on one state of the database, however long it takes. */
    private <T> T read(String otherwise, Work<T> work) {
        try (Connection connection =
                DataSources.simple(settings.url(), settings.auditor(), ANSWER).getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw ArchiveException.of(otherwise, e);
        }
    }

    private static Optional<String> head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select note from work.log_head");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private static long stream(Connection connection, Predicate<LogRecord> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "order by position")) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            long count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && reader.test(toRecord(rows))) {
                    count++;
                }
            }
            return count;
        }
    }

    /** Whatever stands in the row: a saboteur may have dropped every constraint. */
    private static LogRecord toRecord(ResultSet row) throws SQLException {
        byte[] leaf = row.getBytes("leaf_hash");
        OffsetDateTime at = row.getObject("recorded_at", OffsetDateTime.class);
        boolean whole = leaf != null && leaf.length == Hash.LENGTH && at != null;
        return new LogRecord(
                row.getLong("position"),
                whole ? at.toInstant() : Instant.EPOCH,
                text(row, "kind"),
                text(row, "body"),
                Hash.of(whole ? leaf : new byte[Hash.LENGTH]));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    /** Something done with a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
