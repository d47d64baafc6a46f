package cloister.pipeline;

import java.util.List;

/** Says what stands where in a text, by what it has learned. Same text, same findings. */
public interface Tagger {

    /**
     * Everything it finds in the whole text, in any order.
     *
     * @param scheme what counts
     */
    Recorded<Attempt<List<Finding>>> tag(SensitiveText text, Scheme scheme);
}
