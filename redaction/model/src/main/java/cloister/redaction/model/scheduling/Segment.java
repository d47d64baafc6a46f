package cloister.redaction.model.scheduling;

/**
 * Some tokens of a sequence that are computed in one pass, and what is wished of them. Their keys and values are written
 * into the track after the tokens that are before them; what stood there is overwritten. Shows no token.
 */
public final class Segment {
    private final Decoder.Track track;
    private final int past;
    private final int[] tokens;
    private final Wish wish;
    private final int[] operands;

    /** What is asked for. */
    public enum Wish {
        NOTHING,
        /** The log-likelihood of a token after each one: the operands. */
        TARGETS,
        /** The log-likelihoods of some tokens after the last one: the operands. */
        CANDIDATES,
        /** The likeliest token after the last one, among the operands if there are any. */
        NEXT,
        /** The likeliest token after each one, computed as if it came alone: what a draft is compared with. */
        EACH
    }

    /**
     * @param past tokens before it, the model's first one not counted
     * @param tokens at least one
     * @param operands by the wish
     */
    public Segment(Decoder.Track track, int past, int[] tokens, Wish wish, int[] operands) {
        if (tokens.length == 0 || (wish == Wish.TARGETS && operands.length != tokens.length)) {
            throw new IllegalArgumentException("a segment of nothing, or with a wish that doesn't fit");
        }
        this.track = track;
        this.past = past;
        this.tokens = tokens;
        this.wish = wish;
        this.operands = operands;
    }

    public Decoder.Track track() {
        return track;
    }

    /** Tokens before it, the model's first one not counted. */
    public int past() {
        return past;
    }

    /** The tokens; not to be changed. */
    public int[] tokens() {
        return tokens;
    }

    public int length() {
        return tokens.length;
    }

    public Wish wish() {
        return wish;
    }

    /** Tokens that the wish is about; not to be changed. Segments of one call may share them. */
    public int[] operands() {
        return operands;
    }

    @Override
    public String toString() {
        return "Segment(" + past + " + " + tokens.length + ", " + wish + ")";
    }
}
