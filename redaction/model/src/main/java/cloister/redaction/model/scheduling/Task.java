package cloister.redaction.model.scheduling;

import java.util.Arrays;
import java.util.Optional;

/** What one call wants computed, a segment after the other, on a track of its own: {@link Scoring} or {@link Writing}. */
public abstract class Task<T> implements AutoCloseable {
    /** Most tokens of one segment. Where a prompt is cut depends on the prompt alone, so that its numbers do, too. */
    static final int PIECE = 256;

    private final int[] instructions;
    private Optional<Decoder.Track> track = Optional.empty();
    private boolean found;

    /** @param instructions beginning of all its sequences that is the application's own text, and may be kept */
    Task(int[] instructions) {
        this.instructions = instructions;
    }

    /** Most tokens that its track will hold, the model's first one not counted. */
    abstract int most();

    /** Takes its track, with what is kept of its beginning. */
    void open(Decoder decoder, Beginnings beginnings) {
        Optional<Decoder.Track> kept = beginnings.find(instructions);
        found = kept.isPresent();
        track = Optional.of(
                kept.map(one -> decoder.copy(one, instructions.length, true)).orElseGet(decoder::begin));
    }

    /**
     * What can be computed next, if anything can before what was sent is answered.
     *
     * @param drafts most tokens to be guessed ahead
     */
    abstract Optional<Segment> next(int drafts);

    /** The segment that {@link #next} gave is being computed. */
    abstract void sent(Segment segment);

    /** The answers come in the order of sending. */
    abstract void take(Segment segment, Reading reading);

    /** Whether it goes on by a token at a time; such tasks take part in every pass. */
    abstract boolean isDecoding();

    abstract boolean isDone();

    abstract T result();

    /** Keeps the instructions, when they have just been computed. */
    final void keepAfter(Segment segment, Beginnings beginnings) {
        if (!found && instructions.length > 0 && segment.past() + segment.length() == instructions.length) {
            beginnings.keep(instructions, segment.track());
            found = true;
        }
    }

    /** Tokens of its track that needn't be computed. */
    final int given() {
        return found ? instructions.length : 0;
    }

    /** Where the segment that begins here ends: instructions are cut as if they came alone, kept or not. */
    final int cut(int begin, int end) {
        return Math.min(begin + PIECE, begin < instructions.length ? Math.min(end, instructions.length) : end);
    }

    final Segment segment(int past, int[] tokens, Segment.Wish wish, int[] operands) {
        return new Segment(track.orElseThrow(), past, tokens, wish, operands);
    }

    /** The first tokens of a prompt. */
    static int[] head(int[] prompt, int count) {
        return Arrays.copyOf(prompt, count);
    }

    /** Gives its track back. */
    @Override
    public void close() {
        track.ifPresent(Decoder.Track::close);
        track = Optional.empty();
    }
}
