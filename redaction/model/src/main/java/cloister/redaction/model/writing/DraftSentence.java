package cloister.redaction.model.writing;

import java.util.List;

/**
 * A sentence as a model wrote it: nobody has checked it yet.
 *
 * @param sources numbers of the sentences that it claims to rest on, as the model gave them: they may not even exist
 */
public record DraftSentence(String text, List<Integer> sources) {
    public DraftSentence {
        sources = List.copyOf(sources);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "DraftSentence(" + text.length() + ", " + sources + ")";
    }
}
