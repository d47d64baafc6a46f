package cloister.ingest.sources;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The workers of one source. Their threads are named by source and number alone. */
final class Lanes {
    private final ScheduledThreadPoolExecutor pool;

    Lanes(String source, int workers) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "cloister-" + source + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.pool = new ScheduledThreadPoolExecutor(workers, threads);
        // What has not begun when a stop is asked for never begins.
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void run(Runnable task) {
        later(task, 0);
    }

    void later(Runnable task, long nanos) {
        try {
            pool.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Stopped: what is left is found at the next start.
        }
    }

    /** @return whether all that had begun has ended within this time */
    boolean stop(Duration grace) {
        pool.shutdown();
        try {
            return pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
