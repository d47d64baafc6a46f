package cloister.redaction.detection;

import cloister.pipeline.Finding;
import java.util.List;

/**
 * One way to find identifiers: a pattern with its checks, a lexicon, a trained tagger. Pure and safe for use by many
 * threads; same text, same findings. It looks at every character of the text or throws.
 */
public interface Recognizer {

    /** Stable name, for example {@code us.ssn}; stands in findings and audit records. */
    String id();

    /** Everything it finds, in any order, overlaps allowed. */
    List<Finding> find(DocumentText text);

    /** Everything that shapes its answers (patterns, digests of lexicons); goes into the digest of the rule set. */
    default String signature() {
        return id();
    }
}
