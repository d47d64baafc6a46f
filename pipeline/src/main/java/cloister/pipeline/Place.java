package cloister.pipeline;

import java.util.List;

/**
 * A united span that is to be removed.
 *
 * @param finding the one that names it, over the whole span
 * @param findings all that lie in it, at their own places, in {@link Finding#ORDER}
 */
public record Place(Finding finding, List<Finding> findings) {
    public Place {
        findings = List.copyOf(findings);
    }

    public Span span() {
        return finding.span();
    }
}
