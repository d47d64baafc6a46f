package cloister.deploy.home;

/**
 * A fault that a person can mend. Its message is shown as it stands: one line that says what is wrong and what to do,
 * without any text of a document.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
