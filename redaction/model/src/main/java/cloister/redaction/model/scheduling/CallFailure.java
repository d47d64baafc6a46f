package cloister.redaction.model.scheduling;

/** Why a call has no answer. Holds nothing of what was asked. */
public final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What stood in the way. */
    public enum Reason {
        /** The queue is full. */
        TOO_MANY("too many callers wait for the language model"),
        /** Its turn did not come in time. */
        BUSY("the language model was busy for too long"),
        /** It was not done in time. */
        LATE("the language model did not answer in time"),
        INTERRUPTED("waiting for the language model was interrupted"),
        CLOSED("the language model is closed"),
        FAILED("the language model failed");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason for people. */
        public String words() {
            return words;
        }
    }

    CallFailure(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    CallFailure(Reason reason, Throwable cause) {
        super(reason.words, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
