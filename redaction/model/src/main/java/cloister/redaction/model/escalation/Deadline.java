package cloister.redaction.model.escalation;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of one call, however the other side dawdles: a server that sends a byte now and then meets no limit on a
 * single read, so the connection is closed under it.
 */
final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final long end;
    private final ScheduledFuture<?> alarm;
    private Optional<Socket> socket = Optional.empty();
    private boolean over;

    private Deadline(Duration time) {
        end = System.nanoTime() + time.toNanos();
        alarm = CLOCK.schedule(this::ring, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /** Work that may hang where it can't be interrupted, as resolving a name does. */
    interface Step<T> {
        T take() throws CallException;
    }

    <T> T bounded(Step<T> step) throws CallException {
        FutureTask<T> task = new FutureTask<>(step::take);
        Thread thread = new Thread(task, "cloister-resolve");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CallException(Fault.TIMEOUT);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CallException known ? known : new CallException(Fault.NOT_RESOLVED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException(Fault.BROKEN_OFF);
        }
    }

    /** The socket to close when it is time; at once if it is time already. */
    synchronized void closes(Socket connection) {
        socket = Optional.of(connection);
        if (over) {
            close(connection);
        }
    }

    /** What is left, at most {@code limit}; at least one, since 0 means for ever to a socket. */
    int millis(Duration limit) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        return (int) Math.max(1, Math.min(left, limit.toMillis()));
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void ring() {
        over = true;
        socket.ifPresent(Deadline::close);
    }

    static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is gone, one way or another.
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cloister-deadline");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
