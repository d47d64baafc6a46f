package cloister.audit.ledger;

/** A text that isn't the JSON of the log. Its message names the place and never repeats the text. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonException(String what, int offset) {
        super(what + " at character " + offset);
    }
}
