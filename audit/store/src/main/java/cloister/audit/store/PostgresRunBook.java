package cloister.audit.store;

import cloister.audit.ledger.Entry;
import cloister.pipeline.Mandate;
import cloister.pipeline.RunBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;

/** The run book in PostgreSQL. Each method is one transaction; the log's record is part of it. */
final class PostgresRunBook implements RunBook {
    private final Transactions transactions;
    private final LogAppender log;

    PostgresRunBook(Transactions transactions, LogAppender log) {
        this.transactions = transactions;
        this.log = log;
    }

    @Override
    public void started(Run run, Mandate mandate) {
        transactions.write(session -> {
            session.insert(new RunRow(run, mandate));
            log.append(session, List.of(new Entry.RunStarted(run, mandate)));
        });
    }

    @Override
    public void finished(String runId, Tally tally, Instant finishedAt) {
        transactions.write(session -> {
            RunRow run = session.get(RunRow.class, runId, LockMode.PESSIMISTIC_WRITE);
            if (run == null || run.finishedAt != null) {
                throw new IllegalStateException("the run was never begun, or has ended already: " + runId);
            }
            run.finish(tally, finishedAt);
            session.update(run);
            log.append(session, List.of(new Entry.RunFinished(runId, tally, finishedAt)));
        });
    }

    @Override
    public Optional<Instant> lastStarted(String batch) {
        return transactions.run(session -> session.createQuery(
                        "select max(r.startedAt) from RunRow r where r.batch = :batch", Instant.class)
                .setParameter("batch", batch)
                .uniqueResultOptional());
    }
}
