package cloister.pipeline;

import java.util.Optional;

/** Hands results over and puts the original away. Comes after the commit, and may be repeated after a crash. */
public interface Delivery {

    /**
     * Writes the results of a released document and moves its original. Doing it again gives the same end.
     *
     * @param sameAs the earlier document with the same content, whose outcome this one took over
     * @throws java.io.UncheckedIOException if the share can't be written; nothing is lost, and it may be tried again
     */
    void deliver(Claim claim, Outcome outcome, Optional<DocumentId> sameAs);
}
