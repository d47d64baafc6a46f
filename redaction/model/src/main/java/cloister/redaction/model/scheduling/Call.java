package cloister.redaction.model.scheduling;

import cloister.redaction.model.scheduling.CallFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A task on its way, and who waits for it. Only the thread that computes touches the task. */
final class Call<T> {
    private final Object caller;
    private final Task<T> task;
    private final Limits limits;
    private final long asked;
    private long begun;
    private volatile boolean given = true;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /**
     * How long a call may take.
     *
     * @param waiting for its turn
     * @param computing from then on
     * @param total both together, if that is limited too
     */
    record Limits(Duration waiting, Duration computing, Optional<Duration> total) {}

    /** @param now nanoseconds of a clock that all calls share */
    Call(Object caller, Task<T> task, Limits limits, long now) {
        this.caller = caller;
        this.task = task;
        this.limits = limits;
        this.asked = now;
        this.begun = now;
    }

    Object caller() {
        return caller;
    }

    Task<T> task() {
        return task;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void begin(long now, Decoder decoder, Beginnings beginnings) {
        begun = now;
        task.open(decoder, beginnings);
    }

    /** When it was asked for. */
    long asked() {
        return asked;
    }

    /** Nobody wants the answer any more. */
    void giveUp() {
        given = false;
    }

    boolean isGivenUp() {
        return !given;
    }

    /** Why it can't go on waiting. */
    Optional<Reason> overdueWaiting(long now) {
        return overdue(now - asked, limits.waiting(), now, Reason.BUSY);
    }

    /** Why it can't go on computing. */
    Optional<Reason> overdueComputing(long now) {
        return overdue(now - begun, limits.computing(), now, Reason.LATE);
    }

    private Optional<Reason> overdue(long taken, Duration limit, long now, Reason reason) {
        if (isGivenUp()) {
            return Optional.of(Reason.INTERRUPTED);
        }
        boolean late =
                limits.total().filter(total -> now - asked > total.toNanos()).isPresent();
        return taken > limit.toNanos() || late ? Optional.of(reason) : Optional.empty();
    }

    /** The task's answer, or what came instead of it. */
    void finish() {
        try {
            T result = task.result();
            task.close();
            answer.complete(result);
        } catch (RuntimeException e) {
            answer.completeExceptionally(new CallFailure(Reason.FAILED, e));
        }
    }

    void fail(CallFailure failure) {
        try {
            task.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        answer.completeExceptionally(failure);
    }
}
