package cloister.redaction.model;

/**
 * A model that can't be used: missing, changed, broken or of an unknown kind. The message is for people, names what to
 * do, and holds nothing of any document.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
