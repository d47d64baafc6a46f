package cloister.ingest.sources;

/** A source that can't work as it is set up. The message is safe to show: it holds no names of documents. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }
}
