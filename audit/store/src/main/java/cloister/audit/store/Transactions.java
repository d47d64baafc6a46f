package cloister.audit.store;

import cloister.audit.ledger.LedgerException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/** One call, one transaction: it has committed when the call returns, or the call throws. */
final class Transactions implements AutoCloseable {
    private final SessionFactory sessions;

    Transactions(DataSource source) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        settings.put(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(AvailableSettings.HBM2DDL_AUTO, "validate");
        settings.put(AvailableSettings.STATEMENT_BATCH_SIZE, 50);
        settings.put(AvailableSettings.JDBC_TIME_ZONE, "UTC");
        // Messages of the database are told by ArchiveException, without values.
        settings.put(AvailableSettings.LOG_JDBC_ERRORS, false);
        settings.put(AvailableSettings.LOG_JDBC_WARNINGS, false);
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build();
        try {
            this.sessions = new MetadataSources(registry)
                    .addAnnotatedClasses(
                            RecordRow.class,
                            HeadRow.class,
                            DocumentRow.class,
                            OutcomeRow.class,
                            HoldReasonRow.class,
                            RedactionRow.class,
                            RunRow.class)
                    .buildMetadata()
                    .buildSessionFactory();
        } catch (RuntimeException e) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw ArchiveException.of("the database is not in the form that this version needs; migrate it", e);
        }
    }

    void write(Consumer<StatelessSession> work) {
        run(session -> {
            work.accept(session);
            return true;
        });
    }

    <T> T run(Function<StatelessSession, T> work) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                T result = work.apply(session);
                transaction.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(transaction, e);
                throw e;
            }
        } catch (LedgerException | IllegalStateException | IllegalArgumentException e) {
            throw isOurs(e) ? e : ArchiveException.of("nothing was written", e);
        } catch (RuntimeException e) {
            throw ArchiveException.of("nothing was written", e);
        }
    }

    /** Frameworks throw the same types as we do; theirs have a cause or come from their own code. */
    private static boolean isOurs(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getCause() == null
                && trace.length > 0
                && trace[0].getClassName().startsWith("cloister.");
    }

    private static void rollBack(Transaction transaction, Throwable why) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
