package cloister.pipeline;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names a document everywhere outside its share: a UUID of version 7 (RFC 9562), so that ids sort by time. */
public record DocumentId(UUID value) implements Comparable<DocumentId> {

    public static DocumentId fresh(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new DocumentId(new UUID(high, low));
    }

    /**
     * Reads the 36-character form.
     *
     * @throws IllegalArgumentException if it isn't a UUID
     */
    public static DocumentId parse(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public int compareTo(DocumentId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
