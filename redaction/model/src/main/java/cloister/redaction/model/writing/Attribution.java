package cloister.redaction.model.writing;

import java.util.List;
import java.util.Optional;

/**
 * The source of a sentence that names none, as small models often leave it out: the one with most of its words. What it comes to is
 * left to the checks, to which it is a source like any other.
 */
final class Attribution {
    /** Below this share of its words a sentence has no source. */
    private static final double LEAST = 0.5;

    private Attribution() {}

    /** The number of the source, counted from 1; of several the first. */
    static Optional<Integer> of(String sentence, List<String> sources) {
        Sentence draft = Sentence.of(sentence);
        int best = 0;
        double most = 0;
        for (int i = 0; i < sources.size(); i++) {
            double share = share(draft, Sentence.of(sources.get(i)));
            if (share > most) {
                most = share;
                best = i + 1;
            }
        }
        return most >= LEAST ? Optional.of(best) : Optional.empty();
    }

    private static double share(Sentence draft, Sentence source) {
        int all = 0;
        int shared = 0;
        for (int at = 0; at < draft.tokens().size(); at++) {
            if (draft.weighs(at) || draft.isFixed(at)) {
                String token = draft.tokens().get(at);
                all++;
                shared += source.mentions(token) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) shared / all;
    }
}
