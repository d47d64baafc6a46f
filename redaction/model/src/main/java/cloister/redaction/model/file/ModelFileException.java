package cloister.redaction.model.file;

/** A file that is no GGUF, is cut off, or uses what is not supported; the message names it. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String message) {
        super(message);
    }
}
