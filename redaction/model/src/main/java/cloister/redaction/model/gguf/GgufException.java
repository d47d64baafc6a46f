package cloister.redaction.model.gguf;

/** A file that is no GGUF, is cut off, or uses what is not supported; the message names it. */
public final class GgufException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GgufException(String message) {
        super(message);
    }
}
