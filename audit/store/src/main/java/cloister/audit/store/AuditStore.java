package cloister.audit.store;

import cloister.audit.ledger.CheckpointFolder;
import cloister.audit.ledger.Entry;
import cloister.audit.ledger.SigningKeys;
import cloister.pipeline.Archive;
import cloister.pipeline.RunBook;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The open store: all that the wiring needs of this module. Open it once, close it last. */
public final class AuditStore implements AutoCloseable {
    private final HikariDataSource pool;
    private final Transactions transactions;
    private final LogAppender log;
    private final Archive archive;
    private final RunBook runBook;
    private final Checkpointer checkpointer;

    private AuditStore(
            HikariDataSource pool,
            Transactions transactions,
            LogAppender log,
            SigningKeys keys,
            CheckpointFolder folder,
            InstantSource clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.log = log;
        this.archive = new PostgresArchive(transactions, log, keys.fingerprinter(), clock);
        this.runBook = new PostgresRunBook(transactions, log);
        this.checkpointer = new Checkpointer(transactions, log, folder, clock);
    }

    /**
     * Connects, and begins or goes on with the log.
     *
     * @param checkpoints the folder outside the database
     * @param backwards how far the clock may fall behind the log's last record before nothing is written any more
     * @throws ArchiveException if the database can't be reached, isn't migrated, or could lose a commit
     * @throws cloister.audit.ledger.LedgerException if the log isn't this installation's, was changed or was cut
     */
    public static AuditStore open(
            DatabaseSettings settings, SigningKeys keys, Path checkpoints, InstantSource clock, Duration backwards) {
        HikariDataSource pool = connect(settings);
        try {
            ServerCheck.require(pool);
            Transactions transactions = new Transactions(pool);
            LogAppender log = new LogAppender(keys.signing(), clock, backwards);
            CheckpointFolder folder = new CheckpointFolder(checkpoints);
            transactions.write(session -> new OpeningCheck(session, log, folder).openOrRefuse());
            return new AuditStore(pool, transactions, log, keys, folder, clock);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        try {
            return DataSources.pool(settings.url(), settings.application(), settings.connections());
        } catch (HikariPool.PoolInitializationException e) {
            throw ArchiveException.of("the store can't be opened", e);
        }
    }

    public Archive archive() {
        return archive;
    }

    public RunBook runBook() {
        return runBook;
    }

    public Checkpointer checkpointer() {
        return checkpointer;
    }

    /** Writes what happened to the service itself. Committed when it returns. */
    public void record(Entry entry) {
        transactions.write(session -> log.append(session, List.of(entry)));
    }

    /** Stops the checkpointer and lets go of the database. Writes nothing. */
    @Override
    public void close() {
        checkpointer.close();
        transactions.close();
        pool.close();
    }
}
