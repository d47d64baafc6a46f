package cloister.audit.ledger;

/** The log can't be trusted or can't be continued: nothing may be processed. Its message is constant and free of PHI. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }
}
