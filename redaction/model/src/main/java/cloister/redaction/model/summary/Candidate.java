package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import cloister.pipeline.SummaryRole;
import java.util.List;

/**
 * A sentence, or a row told by its cells, that may stand in a summary.
 *
 * @param cites where its words stand in the redacted text, in their order; disjoint
 * @param section what the section is for that it stands in
 * @param role what it tells
 * @param prior how much it seems to tell, by its section, words and place, 0 to about 2
 */
public record Candidate(List<Span> cites, SectionRole section, SummaryRole role, double prior) {
    public Candidate {
        cites = List.copyOf(cites);
        if (cites.isEmpty()) {
            throw new IllegalArgumentException("a candidate stands somewhere");
        }
    }

    /** From its first to its last character. */
    public Span span() {
        return new Span(cites.get(0).start(), cites.get(cites.size() - 1).end());
    }

    /** Its words, white space evened out. */
    public String words(String text) {
        return Passage.words(text, cites);
    }
}
