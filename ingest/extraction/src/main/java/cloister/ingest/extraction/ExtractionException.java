package cloister.ingest.extraction;

/** The installation is broken, or extraction was stopped; the document itself is not at fault. Messages are constant. */
public final class ExtractionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ExtractionException(String constantMessage) {
        super(constantMessage);
    }
}
