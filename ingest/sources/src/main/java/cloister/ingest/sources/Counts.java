package cloister.ingest.sources;

import cloister.pipeline.Outcome;
import cloister.pipeline.Result;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The sums of one source since its start. */
final class Counts {
    private final LongAdder claimed = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder held = new LongAdder();
    private final LongAdder same = new LongAdder();
    private final LongAdder givenBack = new LongAdder();

    void claimed() {
        claimed.increment();
    }

    void givenBack() {
        givenBack.increment();
    }

    void ended(Result result) {
        ended(result.outcome());
        result.sameAs().ifPresent(id -> same.increment());
    }

    void ended(Outcome outcome) {
        LongAdder sum = outcome.<LongAdder>fold(r -> released, h -> held);
        sum.increment();
    }

    SourceStatus status(String source, int inFlight, int waiting, int ignored, Map<Trouble, Integer> trouble) {
        return new SourceStatus(
                source,
                claimed.sum(),
                released.sum(),
                held.sum(),
                same.sum(),
                givenBack.sum(),
                inFlight,
                waiting,
                ignored,
                trouble);
    }
}
