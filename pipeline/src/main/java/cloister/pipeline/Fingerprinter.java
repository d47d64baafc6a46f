package cloister.pipeline;

/**
 * Keyed digests: the same text gives the same fingerprint inside one installation, and nothing can be guessed from it
 * without the key (a plain hash of short PHI is guessable).
 */
public interface Fingerprinter {

    /** {@code hmac-sha256:} and 64 hexadecimal digits (RFC 2104). */
    String fingerprint(SensitiveText text);
}
