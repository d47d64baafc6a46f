package cloister.redaction.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * How a detector did on a gold set. Holds counts and type names, nothing of the texts.
 *
 * @param documents gold documents
 * @param unanswered gold documents without an answer; each counted as if nothing had been found in it
 * @param unknown answers that belong to no gold document; left out
 * @param characters all characters but white space, inside a span or not
 * @param exact spans with the same start and end
 * @param overlap spans that share a character
 * @param types recall by gold type, the most frequent type first
 * @param leaks what stayed readable of direct identifiers
 * @param entities where the gold set says which mentions belong together
 * @param overRedaction protected spans with at least one letter or digit redacted, of all protected
 */
public record Scorecard(
        int documents,
        int unanswered,
        int unknown,
        Agreement characters,
        Agreement exact,
        Agreement overlap,
        List<TypeRecall> types,
        Leaks leaks,
        Optional<Entities> entities,
        Share overRedaction) {

    public Scorecard {
        types = List.copyOf(types);
    }

    /**
     * Recall for one gold type.
     *
     * @param exact spans found with the same start and end
     * @param overlap spans touched
     * @param full spans of which every letter and digit is covered
     * @param typed spans touched by a finding whose type is a right answer to the gold type
     * @param characters characters covered, white space apart
     */
    public record TypeRecall(String type, Share exact, Share overlap, Share full, Share typed, Share characters) {
        public long spans() {
            return exact.of();
        }
    }

    /**
     * Direct identifiers that got through.
     *
     * @param spans direct spans with a letter or digit in clear (titles apart), of all direct spans
     * @param untouched direct spans with nothing covered, of all direct spans
     * @param documents documents with at least one leak, of those that hold a direct span
     */
    public record Leaks(Share spans, Share untouched, Share documents) {}

    /**
     * The measure of the Text Anonymization Benchmark (Pilán et al. 2022): an entity is masked when every letter and
     * digit of every mention is.
     */
    public record Entities(Share direct, Share quasi) {}
}
