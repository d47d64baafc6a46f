package cloister.redaction.model.grammar;

import cloister.pipeline.Sha256;

/** A form of answers for one model. Immutable, for any number of answers and threads at a time. */
public final class Constraint {
    private final TokenTrie trie;
    private final Masks masks;
    private final Stack first;
    private final Sha256 digest;

    Constraint(TokenTrie trie, Stack first, Sha256 digest) {
        this.trie = trie;
        this.masks = new Masks(trie);
        this.first = first;
        this.digest = digest;
    }

    /** Begins an answer of any length. */
    public TokenConstraint start() {
        return start(Integer.MAX_VALUE);
    }

    /**
     * Begins an answer that is whole after at most so many tokens: near the end only what leads to one is allowed. The
     * token that ends the answer is not counted.
     *
     * @throws GrammarException if {@code mostTokens} is below {@link #fewestTokens}
     */
    public TokenConstraint start(int mostTokens) {
        if (mostTokens < first.cost) {
            throw new GrammarException("an answer of this form takes " + first.cost + " tokens or more, and only "
                    + mostTokens + " are allowed");
        }
        return new Answer(trie, masks, State.of(first), mostTokens);
    }

    /** How many tokens to allow at least. (Some model might write the shortest answer with one or two fewer.) */
    public int fewestTokens() {
        return first.cost;
    }

    /** Digest of the form, for records. */
    public Sha256 digest() {
        return digest;
    }
}
