package cloister.redaction.model.escalation;

/** A call that came to nothing. Carries no message and no cause: those of others may repeat what was sent. */
final class CallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    CallException(Fault fault) {
        super(fault.words());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
