package cloister.redaction.detection;

import cloister.pipeline.Finding;
import cloister.pipeline.Span;
import java.util.List;

/**
 * Veto phase: text that must stay readable (eponyms, drugs, statutes, invalid check digits). A finding that touches a
 * protected span is dropped if it lies wholly inside one, unless its score is at least {@link Evidence#CERTAIN}.
 * Pure and safe for use by many threads.
 */
public interface Protector {

    /** The protected spans, in any order, overlaps allowed. */
    List<Span> protectedSpans(DocumentText text);

    /** Whether something that a tagger found is what the policy lets stand. */
    default boolean releases(DocumentText text, Finding learned) {
        return false;
    }

    /** Whether something that either a tagger or a recognizer found, but not both, is rather a term, a role or a placeholder. */
    default boolean disputes(DocumentText text, Finding finding) {
        return false;
    }

    /** Everything that shapes its answers; goes into the digest of the rule set. */
    default String signature() {
        return getClass().getName();
    }
}
