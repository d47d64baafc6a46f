package cloister.redaction.model.scheduling;

import java.util.List;

/**
 * What computes: tokens of several sequences in one pass. What it says of a token depends on the tokens before it, and on
 * how these were cut into segments, but on nothing else in the pass. For one thread at a time.
 */
public interface Decoder extends AutoCloseable {
    /** Memory for one sequence, in which the model's first token stands. It grows with what is written to it. */
    interface Track extends AutoCloseable {
        /** Memory that it takes, in bytes. */
        long bytes();

        @Override
        void close();
    }

    /** An empty track. */
    Track begin();

    /**
     * A copy of a track's beginning.
     *
     * @param tokens how many, the model's first one not counted
     * @param room whether it will be gone on with at once; otherwise it takes no more memory than it needs
     */
    Track copy(Track track, int tokens, boolean room);

    /** The natural log-likelihoods of some tokens right after the model's first one. */
    float[] opening(int[] tokens);

    /**
     * Computes segments, in this order where several are of the same track: a later one sees what the ones before it wrote.
     * If it fails, the same segments may be given again.
     *
     * @return what was wished of each
     */
    List<Reading> compute(List<Segment> segments);

    /** Memory that this many tokens of a sequence take, in bytes. */
    long bytes(int tokens);

    @Override
    void close();
}
