package cloister.ingest.sources;

import cloister.pipeline.RunBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batches by the clock: each at its times, never twice at once, made up for after a standstill if it says so. Camel's
 * Quartz gives the beat ({@link #tick()}); whether a batch is due is read from the clock at each beat, so that neither a
 * clock that jumps nor a machine that slept loses or doubles a run.
 */
public final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    /** Later than this, a run counts as missed. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final RunBook runs;
    private final InstantSource clock;
    private final Runner runner;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final ExecutorService pool;
    private volatile boolean stopping;

    /** Runs a batch to its end, under its own policy and mandate. */
    @FunctionalInterface
    public interface Runner {
        BatchReport run(BatchSchedule schedule, String trigger, BooleanSupplier stop);
    }

    /** What is known of one batch; guarded by itself. */
    private static final class Slot {
        private final BatchSchedule schedule;
        private Optional<Instant> next = Optional.empty();
        private boolean running;
        private long skipped;
        private Optional<String> problem = Optional.empty();

        private Slot(BatchSchedule schedule) {
            this.schedule = schedule;
        }
    }

    /** @throws IllegalArgumentException if two have the same name */
    public Schedules(List<BatchSchedule> schedules, RunBook runs, InstantSource clock, Runner runner) {
        this.runs = runs;
        this.clock = clock;
        this.runner = runner;
        for (BatchSchedule schedule : schedules) {
            if (slots.put(schedule.name(), new Slot(schedule)) != null) {
                throw new IllegalArgumentException("two batches are named '" + schedule.name() + "'");
            }
        }
        this.pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cloister-batch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks what was missed, and waits for the next times. */
    void start() {
        Instant now = clock.instant();
        for (Slot slot : slots.values()) {
            synchronized (slot) {
                slot.next = slot.schedule.next(now);
                Optional<Instant> missed = runs.lastStarted(slot.schedule.name())
                        .flatMap(slot.schedule::next)
                        .filter(due -> !due.isAfter(now));
                missed.ifPresent(due -> missed(slot));
            }
        }
    }

    private void missed(Slot slot) {
        if (slot.schedule.misfire() == Misfire.RUN_ONCE) {
            LOG.info("A run was missed and is made up for; batch {}", slot.schedule.name());
            begin(slot);
        } else {
            slot.skipped++;
            LOG.warn("A run was missed and is left out; batch {}", slot.schedule.name());
        }
    }

    /** One beat: begins what is due. */
    void tick() {
        Instant now = clock.instant();
        for (Slot slot : slots.values()) {
            synchronized (slot) {
                Optional<Instant> due = slot.next.filter(at -> !at.isAfter(now));
                if (due.isPresent() && !stopping) {
                    slot.next = slot.schedule.next(now);
                    onTime(slot, due.get(), now);
                }
            }
        }
    }

    private void onTime(Slot slot, Instant due, Instant now) {
        if (slot.running) {
            slot.skipped++;
            LOG.warn("A run is left out, since the last one is still going on; batch {}", slot.schedule.name());
        } else if (due.plus(LATE).isBefore(now)) {
            missed(slot);
        } else {
            begin(slot);
        }
    }

    private void begin(Slot slot) {
        slot.running = true;
        pool.execute(() -> {
            try {
                run(slot, "schedule", () -> stopping);
            } catch (RuntimeException e) {
                LOG.warn(
                        "A batch came to no end; batch {}, fault {}",
                        slot.schedule.name(),
                        e.getClass().getName());
            }
        });
    }

    private BatchReport run(Slot slot, String trigger, BooleanSupplier stop) {
        Optional<String> problem = Optional.of("it broke down");
        try {
            BatchReport report = runner.run(slot.schedule, trigger, stop);
            problem = Optional.empty();
            return report;
        } catch (SourceException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            synchronized (slot) {
                slot.running = false;
                slot.problem = problem;
            }
        }
    }

    /**
     * Runs a batch by hand, now, and waits for its end.
     *
     * @param stop once it says so, no further file is begun
     * @throws SourceException if there is none of this name, or it is running
     */
    public BatchReport runNow(String name, BooleanSupplier stop) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new SourceException("there is no batch named '" + name + "'; there are: "
                    + (slots.isEmpty() ? "none" : String.join(", ", slots.keySet())));
        }
        synchronized (slot) {
            if (slot.running) {
                throw new SourceException("the batch '" + name + "' is running");
            }
            slot.running = true;
        }
        return run(slot, "hand", () -> stopping || stop.getAsBoolean());
    }

    /** Begins nothing more, and waits for the documents that are being worked on. */
    void stop(Duration grace) {
        stopping = true;
        pool.shutdown();
        try {
            if (!pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Stopped in the middle of a batch; it goes on when it is run again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where each batch stands, in the order of the configuration. */
    public List<ScheduleStatus> list() {
        Instant now = clock.instant();
        return slots.values().stream().map(slot -> status(slot, now)).toList();
    }

    private ScheduleStatus status(Slot slot, Instant now) {
        synchronized (slot) {
            Optional<Instant> next = slot.next.isPresent() ? slot.next : slot.schedule.next(now);
            Optional<Instant> last = runs.lastStarted(slot.schedule.name());
            return new ScheduleStatus(slot.schedule, next, last, slot.running, slot.skipped, slot.problem);
        }
    }
}
