package cloister.redaction.detection;

import cloister.pipeline.Finding;
import java.util.List;

/**
 * Second phase: what is certain at one place is looked for in the rest of the document (a surname alone after the full
 * name, initials, possessives). Pure and safe for use by many threads.
 */
public interface Propagator {

    /**
     * Further findings that follow from {@code found}, which is sorted by {@link Finding#ORDER}; never repeats or
     * removes any of them.
     */
    List<Finding> extend(DocumentText text, List<Finding> found);

    /** Everything that shapes its answers; goes into the digest of the rule set. */
    default String signature() {
        return getClass().getName();
    }
}
