package cloister.audit.store;

import cloister.audit.ledger.Entry;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.LogHead;
import cloister.audit.ledger.LogRecord;
import cloister.audit.ledger.SigningKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/**
 * Appends to the log inside the caller's transaction. The head's row stays locked until that transaction ends: so there
 * is one writer at a time over all processes, and a position is used if and only if its transaction commits.
 */
final class LogAppender {
    private final SigningKey key;
    private final InstantSource clock;
    private final Duration backwards;
    /** The newest head that was found genuine; the log never gets shorter than it. */
    private LogHead known = LogHead.empty();

    LogAppender(SigningKey key, InstantSource clock, Duration backwards) {
        this.key = key;
        this.clock = clock;
        this.backwards = backwards;
    }

    /** Appends, all at one time. Gives the position of the first. */
    long append(StatelessSession session, List<Entry> entries) {
        HeadRow row = lockedRow(session);
        LogHead head = genuine(row);
        LogHead.Appended appended = head.append(entries, clock.instant(), backwards, key);
        List<RecordRow> rows = appended.records().stream().map(RecordRow::new).toList();
        session.insertMultiple(rows);
        row.take(appended.head());
        session.update(row);
        return appended.records().stream().map(LogRecord::position).findFirst().orElse(head.size());
    }

    /** The head as it was committed, found genuine. */
    LogHead head(StatelessSession session) {
        return genuine(lockedRow(session));
    }

    /** Locked even for reading: a head read beside an append would look older than the one just seen, as if cut. */
    private static HeadRow lockedRow(StatelessSession session) {
        HeadRow row = session.get(HeadRow.class, HeadRow.ID, LockMode.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new LedgerException("the log's head is missing in the database");
        }
        return row;
    }

    private synchronized LogHead genuine(HeadRow row) {
        LogHead head = row.toHead();
        if (head.equals(known)) {
            return head;
        }
        if (head.size() < known.size()) {
            throw new LedgerException(
                    "the log in the database got shorter: it has " + head.size() + " records and had " + known.size());
        }
        head.requireGenuine(key.verifyingKey());
        known = head;
        return head;
    }

    /** The key's public half and the log's name. */
    SigningKey key() {
        return key;
    }
}
