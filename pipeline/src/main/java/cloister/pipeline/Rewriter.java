package cloister.pipeline;

import java.util.Collections;
import java.util.List;

/**
 * Says what stands where identifiers stood. Same content, text and places, same answer. The redactor looks at each
 * answer again before it believes it.
 */
public interface Rewriter {
    /** Placeholders everywhere, which needs no record. */
    Rewriter PLACEHOLDERS = (content, text, places) ->
            new Recorded<>(Collections.nCopies(places.size(), Rewritten.PLACEHOLDER), List.of());

    /**
     * One answer for each place, in order; a placeholder where the place can't be treated as the policy asks.
     *
     * @param content digest of the document that the text is of
     * @param places disjoint, in order
     */
    Recorded<List<Rewritten>> rewrite(Sha256 content, SensitiveText text, List<Place> places);
}
