package cloister.ingest.extraction.wire;

import java.time.Duration;

/**
 * What one document may cost. Whatever goes beyond is reported as trouble of the part that did.
 *
 * @param maxBytes size of the file, in bytes
 * @param timeout wall time for one document, all parts and OCR included
 * @param maxCharacters text of all parts together, in UTF-16 units
 * @param maxPartCharacters text of one part, in UTF-16 units
 * @param maxDepth levels of nesting; the document itself is level 0
 * @param maxParts parts in one document, itself included
 * @param maxExpansion how many times larger than the file its unpacked content may be
 */
public record Limits(
        long maxBytes,
        Duration timeout,
        int maxCharacters,
        int maxPartCharacters,
        int maxDepth,
        int maxParts,
        int maxExpansion) {

    public Limits {
        atLeastOne(maxBytes);
        atLeastOne(timeout.toMillis());
        atLeastOne(maxCharacters);
        atLeastOne(maxPartCharacters);
        atLeastOne(maxParts);
        atLeastOne(maxExpansion);
        if (maxDepth < 0) {
            throw new IllegalArgumentException("max-depth must not be negative");
        }
    }

    public static Limits defaults() {
        return new Limits(100L << 20, Duration.ofMinutes(2), 10_000_000, 5_000_000, 10, 1_000, 100);
    }

    public Limits withMaxBytes(long bytes) {
        return new Limits(bytes, timeout, maxCharacters, maxPartCharacters, maxDepth, maxParts, maxExpansion);
    }

    public Limits withTimeout(Duration time) {
        return new Limits(maxBytes, time, maxCharacters, maxPartCharacters, maxDepth, maxParts, maxExpansion);
    }

    public Limits withMaxCharacters(int all, int part) {
        return new Limits(maxBytes, timeout, all, part, maxDepth, maxParts, maxExpansion);
    }

    public Limits withMaxDepth(int depth) {
        return new Limits(maxBytes, timeout, maxCharacters, maxPartCharacters, depth, maxParts, maxExpansion);
    }

    public Limits withMaxParts(int parts) {
        return new Limits(maxBytes, timeout, maxCharacters, maxPartCharacters, maxDepth, parts, maxExpansion);
    }

    private static void atLeastOne(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("a limit of extraction must be positive");
        }
    }
}
