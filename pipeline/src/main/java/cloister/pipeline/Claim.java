package cloister.pipeline;

import java.time.Instant;
import java.util.Optional;

/**
 * A document that this process, and no other, has taken to work on.
 *
 * @param source the name of the source in the configuration ("inbox"), free of PHI
 * @param file where the claimed bytes lie now
 * @param size length in bytes
 * @param content digest of the bytes
 * @param run the batch run that took it, if one did
 */
public record Claim(
        DocumentId id,
        String source,
        FileRef file,
        long size,
        Sha256 content,
        Instant claimedAt,
        Optional<String> run) {}
