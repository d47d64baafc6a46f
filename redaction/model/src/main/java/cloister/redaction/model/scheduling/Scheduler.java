package cloister.redaction.model.scheduling;

import cloister.redaction.model.scheduling.CallFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread that computes for all callers. Calls wait in a bounded queue, in which callers take turns; those that are
 * let in are computed together. Owns its decoder.
 */
public final class Scheduler implements AutoCloseable {
    /** After so long without any call, what is kept of instructions goes too. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final Settings settings;
    private final Decoder decoder;
    private final Beginnings beginnings;
    private final Batch batch;
    private final Turns<Object, Call<?>> waiting = new Turns<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread worker;
    private boolean closed;
    private long served;
    private long refused;
    private long waitedNanos;
    private long passes;
    private long tokens;
    private long answers;
    private int running;

    /**
     * How it is shared.
     *
     * @param mostWaiting calls in the queue; one more is refused at once
     * @param patience how long a call waits for its turn, and how long it may then take
     * @param trackBytes of all that is being computed together; one call is always let in
     * @param beginningBytes of the instructions that are kept between calls
     * @param drafts most tokens to be guessed ahead where an answer copies; 0 for none
     */
    public record Settings(int mostWaiting, Duration patience, long trackBytes, long beginningBytes, int drafts) {}

    /**
     * What it has to do, and has done.
     *
     * @param waiting calls in the queue
     * @param running calls that are being computed
     * @param served calls that came to their turn
     * @param refused calls that found the queue full
     * @param waitedNanos for their turn, all served calls together
     * @param passes through the model
     * @param tokens computed in them
     * @param answers of which answers went on; by passes, how many were written together
     */
    public record Figures(
            int waiting,
            int running,
            long served,
            long refused,
            long waitedNanos,
            long passes,
            long tokens,
            long answers) {}

    /** Starts the thread. */
    public Scheduler(Decoder decoder, Settings settings) {
        this.settings = settings;
        this.decoder = decoder;
        this.beginnings = new Beginnings(decoder, settings.beginningBytes());
        this.batch = new Batch(decoder, beginnings, new Batch.Room(settings.trackBytes(), settings.drafts()));
        this.worker = new Thread(this::work, "language-model");
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Waits for a task's answer.
     *
     * @param caller whose turn it takes
     * @param total how long it may take in all, if it is limited beyond the settings
     * @throws CallFailure if there is none
     */
    public <T> T call(Object caller, Task<T> task, Optional<Duration> total) {
        Call<T> call = submit(caller, task, total);
        try {
            // The worker keeps the times; this one is for a worker that is stuck.
            return call.answer().get(2 * settings.patience().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            call.giveUp();
            Thread.currentThread().interrupt();
            throw new CallFailure(Reason.INTERRUPTED);
        } catch (TimeoutException e) {
            call.giveUp();
            throw new CallFailure(Reason.LATE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailure failure) {
                // A trace of both threads.
                throw new CallFailure(failure.reason(), failure);
            }
            throw new CallFailure(Reason.FAILED, e);
        }
    }

    /** Puts a task into the queue. */
    <T> Call<T> submit(Object caller, Task<T> task, Optional<Duration> total) {
        Call.Limits limits = new Call.Limits(settings.patience(), settings.patience(), total);
        Call<T> call = new Call<>(caller, task, limits, System.nanoTime());
        lock.lock();
        try {
            if (closed) {
                throw new CallFailure(Reason.CLOSED);
            }
            if (waiting.size() >= settings.mostWaiting()) {
                refused++;
                throw new CallFailure(Reason.TOO_MANY);
            }
            waiting.add(caller, call);
            news.signal();
        } finally {
            lock.unlock();
        }
        return call;
    }

    /** What it has to do at the moment, and has done so far. */
    public Figures figures() {
        lock.lock();
        try {
            return new Figures(waiting.size(), running, served, refused, waitedNanos, passes, tokens, answers);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all calls after the pass that is being computed, the thread with them, and closes the decoder. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                // The memory is freed by the thread that uses it: there is no leaving before.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try (decoder;
                beginnings) {
            serve();
        }
    }

    private void serve() {
        try {
            while (rest()) {
                admit();
                batch.pass(this::count);
                settle();
            }
        } finally {
            end();
        }
    }

    /** Waits for something to do; false when it is over. */
    private boolean rest() {
        lock.lock();
        try {
            while (!closed && batch.isEmpty() && waiting.isEmpty()) {
                if (news.awaitNanos(REST.toNanos()) <= 0) {
                    beginnings.clear();
                }
            }
            return !closed;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it means the end.
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is too late, and lets in what there are seats for. */
    private void admit() {
        long now = System.nanoTime();
        batch.sweep(now);
        Optional<Call<?>> next = poll(now);
        while (next.isPresent()) {
            batch.seat(next.get(), now);
            next = poll(now);
        }
        settle();
    }

    private Optional<Call<?>> poll(long now) {
        lock.lock();
        try {
            for (Call<?> call : waiting.drain(one -> one.overdueWaiting(now).isPresent())) {
                call.fail(new CallFailure(call.overdueWaiting(now).orElse(Reason.BUSY)));
            }
            Optional<Call<?>> next = waiting.peek(batch::hasSeat).filter(batch::hasRoom);
            next.ifPresent(call -> {
                waiting.take(call.caller());
                served++;
                waitedNanos += now - call.asked();
            });
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void count(Batch.Pass pass) {
        lock.lock();
        try {
            passes++;
            tokens += pass.tokens();
            answers += pass.answers();
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        lock.lock();
        try {
            running = batch.size();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            closed = true;
            waiting.drain(any -> true).forEach(call -> call.fail(new CallFailure(Reason.CLOSED)));
            batch.clear(Reason.CLOSED);
        } finally {
            lock.unlock();
        }
    }
}
