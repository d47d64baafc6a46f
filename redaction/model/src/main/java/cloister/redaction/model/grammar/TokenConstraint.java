package cloister.redaction.model.grammar;

import java.util.BitSet;

/**
 * The form of one answer while it is being generated. Before each step the caller looks only at {@link #allowed} tokens,
 * and at tokens that end an answer if {@link #mayEnd}; then it tells which token it took. At any time at least one of
 * the two is possible. One constraint serves one answer and one thread at a time.
 */
public interface TokenConstraint {
    /**
     * The tokens that may come next, without those that end an answer; empty if nothing may follow but the end. The set
     * is shared with other answers: it must not be changed, and holds until the next {@link #accept}.
     */
    BitSet allowed();

    /**
     * Goes on by a token.
     *
     * @throws IllegalArgumentException if the token is not {@link #allowed}; the constraint stays where it was
     */
    void accept(int token);

    /** Whether the answer is whole, so that a token that ends it may come now. */
    boolean mayEnd();
}
