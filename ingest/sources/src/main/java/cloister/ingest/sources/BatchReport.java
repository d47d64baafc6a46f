package cloister.ingest.sources;

import cloister.pipeline.RunBook;
import java.time.Instant;
import java.util.List;

/**
 * How a batch went.
 *
 * @param run its id in the run book
 * @param items one for each file, in the order of the inputs, names sorted inside a folder
 * @param links how many links were met inside folders and not followed
 */
public record BatchReport(String run, Instant startedAt, Instant finishedAt, List<BatchItem> items, int links) {

    public BatchReport {
        items = List.copyOf(items);
    }

    public RunBook.Tally tally() {
        int released = count("released");
        int held = count("held");
        return new RunBook.Tally(items.size(), released, held, items.size() - released - held);
    }

    private int count(String outcome) {
        return (int) items.stream()
                .filter(i -> i.result()
                        .filter(r -> r.outcome().code().equals(outcome))
                        .isPresent())
                .count();
    }
}
