package cloister.redaction.model.grammar;

/** A form of answers that can't be kept; the message says why and holds nothing of any document. */
public final class GrammarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public GrammarException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The message. */
    String reason() {
        return reason;
    }
}
