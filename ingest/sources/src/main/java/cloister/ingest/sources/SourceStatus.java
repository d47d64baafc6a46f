package cloister.ingest.sources;

import java.util.Map;

/**
 * Where the documents of a source stand. Of the sums since the start, {@code claimed = released + held + givenBack +
 * inFlight} holds whenever nothing is moving.
 *
 * @param claimed documents taken, those that a former process had taken among them
 * @param released documents that ended released
 * @param held documents that ended held
 * @param same of these, how many had the content of an earlier one, whose outcome was taken over
 * @param givenBack documents that were given back without an outcome
 * @param inFlight documents that are taken and have not ended yet, those that wait for their next try among them
 * @param waiting files that are not quiet yet, or wait for a free worker
 * @param ignored files left alone at the last look, because of their names or because they are links
 * @param trouble how many documents are kept back by what; each is tried again
 */
public record SourceStatus(
        String source,
        long claimed,
        long released,
        long held,
        long same,
        long givenBack,
        int inFlight,
        int waiting,
        int ignored,
        Map<Trouble, Integer> trouble) {

    public SourceStatus {
        trouble = Map.copyOf(trouble);
    }

    /** Whether all that was seen has come to its end. */
    public boolean isIdle() {
        return inFlight == 0 && waiting == 0;
    }
}
