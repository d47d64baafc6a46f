package cloister.audit.store;

import cloister.audit.ledger.Checkpoint;
import cloister.audit.ledger.CheckpointFolder;
import cloister.audit.ledger.CompactRange;
import cloister.audit.ledger.Entry;
import cloister.audit.ledger.Hash;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.LogHead;
import cloister.audit.ledger.LogRecord;
import cloister.audit.ledger.SignedCheckpoint;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/**
 * What must hold before anything is processed: the head is signed, the rows end where it says, their last ones are its
 * own, and no checkpoint outside knows of more. Not the whole verification, which takes time in proportion to the log.
 */
final class OpeningCheck {
    /** How many of the last rows are recomputed at most. */
    private static final long TAIL = 1024;

    private final StatelessSession session;
    private final LogAppender log;
    private final CheckpointFolder folder;

    OpeningCheck(StatelessSession session, LogAppender log, CheckpointFolder folder) {
        this.session = session;
        this.log = log;
        this.folder = folder;
    }

    void openOrRefuse() {
        // Locked, so that no other worker appends while rows and head are compared.
        session.get(HeadRow.class, HeadRow.ID, LockMode.PESSIMISTIC_WRITE);
        LogHead head = log.head(session);
        requireRowsEndAt(head);
        requireTail(head);
        requireNotBehind(head);
        if (head.size() == 0) {
            log.append(session, List.of(new Entry.LogOpened(log.key().verifyingKey())));
        }
    }

    private void requireRowsEndAt(LogHead head) {
        long rows = session.createQuery("select max(r.position) from RecordRow r", Long.class)
                .uniqueResultOptional()
                .map(last -> last + 1)
                .orElse(0L);
        if (rows != head.size()) {
            throw new LedgerException("the audit log was changed: its signed head counts " + head.size()
                    + " records, its rows " + rows + "; run audit verify");
        }
    }

    /** Recomputes the smallest of the tree's subtrees, which holds the last rows. */
    private void requireTail(LogHead head) {
        long width = Math.min(Long.lowestOneBit(head.size()), TAIL);
        List<LogRecord> last = session
                .createQuery("from RecordRow r where r.position >= :from order by r.position", RecordRow.class)
                .setParameter("from", head.size() - width)
                .getResultList()
                .stream()
                .map(RecordRow::toRecord)
                .toList();
        CompactRange subtree = CompactRange.empty();
        for (LogRecord row : last) {
            if (!row.hashMatches()) {
                throw new LedgerException(
                        "the audit log was changed: the record at position " + row.position() + " is not as it was");
            }
            subtree = subtree.append(row.leafHash());
        }
        List<Hash> roots = head.range().subtrees();
        boolean whole = width == Long.lowestOneBit(head.size());
        if (whole && !roots.isEmpty() && !subtree.root().equals(roots.get(roots.size() - 1))) {
            throw new LedgerException("the audit log was changed: its last records are not those of its signed head");
        }
    }

    private void requireNotBehind(LogHead head) {
        Optional<CheckpointFolder.Kept> latest = folder.latest();
        if (latest.isEmpty()) {
            return;
        }
        SignedCheckpoint signed = latest.get()
                .checkpoint()
                .filter(c -> c.signedBy(List.of(log.key().verifyingKey())))
                .orElseThrow(() -> new LedgerException(
                        "the newest checkpoint outside the database is damaged or not signed by this installation"));
        Checkpoint outside = signed.checkpoint();
        if (outside.size() > head.size()) {
            throw new LedgerException("the audit log was cut or the database was rolled back: a checkpoint outside"
                    + " knows " + outside.size() + " records, the log has " + head.size());
        }
        if (outside.size() == head.size() && !outside.root().equals(head.range().root())) {
            throw new LedgerException("the audit log was changed: the newest checkpoint outside has another root");
        }
    }
}
