package cloister.redaction.detection;

/** A policy that can't be used, with the place and what to mend. Holds nothing of any document. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PolicyException(String message) {
        super(message);
    }
}
