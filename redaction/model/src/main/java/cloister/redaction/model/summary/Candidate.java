package cloister.redaction.model.summary;

import cloister.pipeline.Span;

/**
 * A sentence that may stand in a summary.
 *
 * @param span in the redacted text
 * @param prior how much it seems to tell, by its section, words and place, 0 to about 2
 */
public record Candidate(Span span, SectionRole role, double prior) {}
