package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;

/** A limit was reached; carries which. Unchecked, so that it passes through parsers' signatures. */
final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HoldCode code;

    LimitException(HoldCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    HoldCode code() {
        return code;
    }
}
