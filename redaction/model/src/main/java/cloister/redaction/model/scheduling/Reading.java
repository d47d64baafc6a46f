package cloister.redaction.model.scheduling;

/** What was wished of a segment: token ids or natural log-likelihoods, or neither. Shows none of it. */
public final class Reading {
    private static final Reading NOTHING = new Reading(new int[0], new float[0]);

    private final int[] tokens;
    private final float[] likelihoods;

    private Reading(int[] tokens, float[] likelihoods) {
        this.tokens = tokens;
        this.likelihoods = likelihoods;
    }

    public static Reading nothing() {
        return NOTHING;
    }

    public static Reading ofTokens(int... tokens) {
        return new Reading(tokens, new float[0]);
    }

    public static Reading ofLikelihoods(float... likelihoods) {
        return new Reading(new int[0], likelihoods);
    }

    /** Of {@link Segment.Wish#NEXT} and {@link Segment.Wish#EACH}. */
    public int[] tokens() {
        return tokens;
    }

    /** Of {@link Segment.Wish#TARGETS} and {@link Segment.Wish#CANDIDATES}. */
    public float[] likelihoods() {
        return likelihoods;
    }
}
