package cloister.ingest.extraction.wire;

import java.io.IOException;

/** The other side did not keep to the protocol. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    public WireException(String constantMessage) {
        super(constantMessage);
    }
}
