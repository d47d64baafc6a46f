package cloister.redaction.evaluation;

/** A line of a gold file can't be used. Names the line and the rule it breaks, and shows nothing of its content. */
public final class GoldFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    GoldFormatException(int line, String problem) {
        super("line " + line + ": " + problem);
        this.line = line;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
