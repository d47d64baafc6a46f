package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.wire.Limits;
import cloister.pipeline.HoldCode;

/** What one document may still cost, shared by all its parts. */
final class Budget {
    /** Small files may unpack to this much whatever the ratio says: a page of blanks compresses a thousandfold. */
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final Limits limits;
    private final long deadline;
    private long bytesLeft;
    private int charactersLeft;
    private int parts;
    private boolean refused;

    Budget(Limits limits, long fileSize) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
        this.bytesLeft = Math.max(ALWAYS_ALLOWED, fileSize * limits.maxExpansion());
        this.charactersLeft = limits.maxCharacters();
    }

    Limits limits() {
        return limits;
    }

    /** Counts one more part; false when there may be none. The document itself always may. */
    boolean takePart() {
        if (parts >= limits.maxParts()) {
            return false;
        }
        parts++;
        return true;
    }

    /** Takes up to {@code wanted} characters and says how many were left to take. */
    int takeCharacters(int wanted) {
        checkTime();
        int taken = Math.min(wanted, charactersLeft);
        charactersLeft -= taken;
        return taken;
    }

    /** True once: one refusal stands for all parts that are too many. */
    boolean firstRefusal() {
        boolean first = !refused;
        refused = true;
        return first;
    }

    /** Whether a part beyond the most that are allowed was already asked for. */
    boolean partsSpent() {
        return refused;
    }

    boolean outOfCharacters() {
        return charactersLeft <= 0;
    }

    void takeBytes(long unpacked) {
        bytesLeft -= unpacked;
        checkBytes();
        checkTime();
    }

    void checkBytes() {
        if (bytesLeft < 0) {
            throw new LimitException(HoldCode.TOO_LARGE);
        }
    }

    void checkTime() {
        if (nanosLeft() <= 0) {
            throw new LimitException(HoldCode.EXTRACTION_TIMEOUT);
        }
    }

    long nanosLeft() {
        return deadline - System.nanoTime();
    }
}
