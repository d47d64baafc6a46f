package cloister.pipeline.kit;

import cloister.pipeline.Mandate;
import cloister.pipeline.RunBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run book that lives as long as its object. */
public final class InMemoryRunBook implements RunBook {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    @Override
    public synchronized void started(Run run, Mandate mandate) {
        if (runs.putIfAbsent(run.id(), run) != null) {
            throw new IllegalStateException("this run has begun before");
        }
    }

    @Override
    public synchronized void finished(String runId, Tally tally, Instant finishedAt) {
        if (!runs.containsKey(runId) || tallies.putIfAbsent(runId, tally) != null) {
            throw new IllegalStateException("only a run that has begun can end, and only once");
        }
    }

    @Override
    public synchronized Optional<Instant> lastStarted(String batch) {
        return runs.values().stream()
                .filter(r -> r.batch().equals(batch))
                .map(Run::startedAt)
                .max(Comparator.naturalOrder());
    }

    public synchronized List<Run> runs() {
        return List.copyOf(runs.values());
    }

    /** How the run ended, if it has. */
    public synchronized Optional<Tally> tally(String runId) {
        return Optional.ofNullable(tallies.get(runId));
    }
}
