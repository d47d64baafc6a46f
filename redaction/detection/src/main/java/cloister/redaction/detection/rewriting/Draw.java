package cloister.redaction.detection.rewriting;

import java.nio.ByteBuffer;

/** Uniform numbers out of a seed (HMAC-SHA-256 in counter mode). Same seed, same numbers. For one thread. */
final class Draw {
    private final byte[] seed;
    private int counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    Draw(byte[] seed) {
        this.seed = seed.clone();
    }

    /** From 0 to {@code bound}, exclusive; no number is more likely than another. */
    int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is 1 or more");
        }
        long limit = (1L << 32) / bound * bound;
        long next = word();
        while (next >= limit) {
            next = word();
        }
        return (int) (next % bound);
    }

    char of(String characters) {
        return characters.charAt(below(characters.length()));
    }

    private long word() {
        if (!block.hasRemaining()) {
            block = ByteBuffer.wrap(
                    Keyring.hmac(seed, ByteBuffer.allocate(4).putInt(counter++).array()));
        }
        return block.getInt() & 0xFFFF_FFFFL;
    }
}
