package cloister.redaction.model.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Computes in whole numbers: the token after a text is a hash of the text, read from the track as it was written. So an
 * answer is wrong if anything was written to the wrong place, too late, or over something that is still needed.
 */
final class HashDecoder implements Decoder {
    static final int VOCABULARY = 50;

    /** Computing it fails. */
    static final int POISON = -666;

    private final int period;
    final Set<Memory> open = ConcurrentHashMap.newKeySet();
    final List<List<Integer>> passes = new ArrayList<>();
    volatile boolean closed;

    /** @param period of the texts that it writes, or 0 if there is none */
    HashDecoder(int period) {
        this.period = period;
    }

    final class Memory implements Track {
        private int[] tokens = new int[0];

        int[] tokens() {
            return tokens.clone();
        }

        @Override
        public long bytes() {
            return tokens.length;
        }

        @Override
        public void close() {
            if (!open.remove(this)) {
                throw new IllegalStateException("closed twice");
            }
        }
    }

    @Override
    public Track begin() {
        Memory memory = new Memory();
        open.add(memory);
        return memory;
    }

    @Override
    public Track copy(Track track, int tokens, boolean room) {
        Memory memory = new Memory();
        memory.tokens = Arrays.copyOf(((Memory) track).tokens, tokens);
        open.add(memory);
        return memory;
    }

    @Override
    public float[] opening(int[] tokens) {
        float[] found = new float[tokens.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = likelihood(new int[0], 0, tokens[i]);
        }
        return found;
    }

    @Override
    public List<Reading> compute(List<Segment> segments) {
        if (closed) {
            throw new IllegalStateException("computing after the end");
        }
        passes.add(segments.stream().map(Segment::length).toList());
        return segments.stream().map(this::compute).toList();
    }

    private Reading compute(Segment segment) {
        Memory memory = (Memory) segment.track();
        int end = segment.past() + segment.length();
        if (!open.contains(memory) || memory.tokens.length < segment.past()) {
            throw new IllegalStateException("a segment without what comes before it");
        }
        memory.tokens = Arrays.copyOf(memory.tokens, Math.max(end, memory.tokens.length));
        System.arraycopy(segment.tokens(), 0, memory.tokens, segment.past(), segment.length());
        if (IntStream.of(segment.tokens()).anyMatch(token -> token == POISON)) {
            throw new IllegalArgumentException("poison");
        }
        int[] text = memory.tokens;
        int[] operands = segment.operands();
        return switch (segment.wish()) {
            case NOTHING -> Reading.nothing();
            case NEXT -> Reading.ofTokens(best(text, end, operands));
            case EACH ->
                Reading.ofTokens(IntStream.rangeClosed(segment.past() + 1, end)
                        .map(length -> best(text, length, new int[0]))
                        .toArray());
            case TARGETS -> {
                float[] found = new float[operands.length];
                for (int i = 0; i < found.length; i++) {
                    found[i] = likelihood(text, segment.past() + i + 1, operands[i]);
                }
                yield Reading.ofLikelihoods(found);
            }
            case CANDIDATES -> {
                float[] found = new float[operands.length];
                for (int i = 0; i < found.length; i++) {
                    found[i] = likelihood(text, end, operands[i]);
                }
                yield Reading.ofLikelihoods(found);
            }
        };
    }

    private int best(int[] text, int length, int[] among) {
        if (among.length > 0) {
            return among[Math.floorMod(hash(text, length), among.length)];
        }
        // Every period tokens it says the same again.
        return period > 0 ? (text[length - 1] + 1) % period : Math.floorMod(hash(text, length), VOCABULARY);
    }

    private static float likelihood(int[] text, int length, int token) {
        return -Math.floorMod(31 * hash(text, length) + token, 1000);
    }

    private static int hash(int[] text, int length) {
        int hash = 7;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[i];
            hash ^= hash >>> 15;
        }
        return hash;
    }

    @Override
    public long bytes(int tokens) {
        return tokens;
    }

    @Override
    public void close() {
        closed = true;
    }
}
