package cloister.pipeline;

/**
 * What is to stand at a place.
 *
 * @param text empty for a placeholder, which the redactor makes
 */
public record Rewritten(Action action, String text) {
    public static final Rewritten PLACEHOLDER = new Rewritten(Action.PLACEHOLDER, "");

    public Rewritten {
        if ((action == Action.PLACEHOLDER) != text.isEmpty()) {
            throw new IllegalArgumentException("the redactor writes placeholders, and nothing else is empty");
        }
    }

    public boolean isPlaceholder() {
        return action == Action.PLACEHOLDER;
    }

    /** Shows no text: a date that was moved is near the true one. */
    @Override
    public String toString() {
        return "Rewritten(" + action + ", " + text.length() + ")";
    }
}
