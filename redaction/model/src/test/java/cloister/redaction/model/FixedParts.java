package cloister.redaction.model;

import cloister.pipeline.Fingerprinter;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** The ports that the jobs need, for tests. */
final class FixedParts {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    static final Fingerprinter FINGERPRINTER = text -> "hmac-sha256:" + Sha256.ofUtf8("test key " + text.reveal());

    private FixedParts() {}

    static RedactedText redacted(String text) {
        return RedactedText.reread(text, Map.of(), Sha256.ofUtf8(text));
    }
}
