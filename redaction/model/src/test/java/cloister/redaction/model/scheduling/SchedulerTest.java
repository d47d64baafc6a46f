package cloister.redaction.model.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final HashDecoder decoder = new HashDecoder(0);
    private final Gate gate = new Gate(decoder);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        gate.open();
        callers.shutdownNow();
    }

    @Test
    void queue_full_refusesTheNextAtOnce() {
        try (Scheduler scheduler = scheduler(2, Duration.ofMinutes(1))) {
            scheduler.submit("first", writing(), Optional.empty());
            await().until(() -> gate.isEntered());
            scheduler.submit("second", writing(), Optional.empty());
            scheduler.submit("third", writing(), Optional.empty());
            assertThatThrownBy(() -> scheduler.submit("fourth", writing(), Optional.empty()))
                    .isInstanceOf(CallFailure.class)
                    .hasMessageContaining("too many callers");
            assertThat(scheduler.figures().refused()).isEqualTo(1);
            gate.open();
        }
    }

    @Test
    void call_withoutTimeLeft_isRefusedAndTheNextServed() {
        gate.open();
        try (Scheduler scheduler = scheduler(9, Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> scheduler.call("a", writing(), Optional.of(Duration.ZERO)))
                    .isInstanceOf(CallFailure.class)
                    .hasMessageContaining("too long");
            assertThat(scheduler.call("a", writing(), Optional.empty())).hasSize(20);
        }
    }

    @Test
    void caller_interrupted_givesItsSeatBack() throws Exception {
        try (Scheduler scheduler = scheduler(9, Duration.ofMinutes(1))) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    scheduler.call("a", writing(), Optional.empty());
                } catch (CallFailure e) {
                    interrupted.complete(e.reason() == CallFailure.Reason.INTERRUPTED
                            && Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            await().until(() -> gate.isEntered());
            caller.interrupt();
            assertThat(interrupted.get()).isTrue();
            gate.open();
            assertThat(scheduler.call("b", writing(), Optional.empty())).hasSize(20);
            await().until(() -> decoder.open.isEmpty());
        }
    }

    @Test
    void close_duringWork_endsCallsAndThreadAndFreesAll() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Scheduler scheduler = scheduler(9, Duration.ofMinutes(1));
        List<Future<int[]>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String caller = "caller " + i;
            calls.add(callers.submit(() -> scheduler.call(caller, writing(), Optional.empty())));
            await().until(() -> gate.isEntered());
            if (i > 7) {
                break;
            }
        }
        Future<?> closing = callers.submit(scheduler::close);
        await().until(() -> refuses(scheduler));
        gate.open();
        closing.get();
        for (Future<int[]> call : calls) {
            assertThatThrownBy(call::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(CallFailure.class)
                    .hasMessageContaining("closed");
        }
        assertThat(decoder.open).isEmpty();
        assertThat(decoder.closed).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("language-model") && !before.contains(thread))
                .isEmpty();
    }

    @Test
    void close_twice_isHarmless() {
        gate.open();
        Scheduler scheduler = scheduler(9, Duration.ofMinutes(1));
        scheduler.close();
        scheduler.close();
        assertThatThrownBy(() -> scheduler.call("a", writing(), Optional.empty()))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("closed");
    }

    private static boolean refuses(Scheduler scheduler) {
        try {
            scheduler.submit("late", writing(), Optional.empty());
            return false;
        } catch (CallFailure e) {
            return e.reason() == CallFailure.Reason.CLOSED;
        }
    }

    private Scheduler scheduler(int mostWaiting, Duration patience) {
        return new Scheduler(gate, new Scheduler.Settings(mostWaiting, patience, Long.MAX_VALUE, 0, 0));
    }

    private static Task<int[]> writing() {
        return new Writing(new int[] {1, 2, 3}, 0, 20, Set.of(), Optional.empty());
    }

    /** Computes only when the gate is open. */
    private record Gate(Decoder decoder, CountDownLatch entered, CountDownLatch latch) implements Decoder {
        Gate(Decoder decoder) {
            this(decoder, new CountDownLatch(1), new CountDownLatch(1));
        }

        boolean isEntered() {
            return entered.getCount() == 0;
        }

        void open() {
            latch.countDown();
        }

        @Override
        public List<Reading> compute(List<Segment> segments) {
            entered.countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return decoder.compute(segments);
        }

        @Override
        public Track begin() {
            return decoder.begin();
        }

        @Override
        public Track copy(Track track, int tokens, boolean room) {
            return decoder.copy(track, tokens, room);
        }

        @Override
        public float[] opening(int[] tokens) {
            return decoder.opening(tokens);
        }

        @Override
        public long bytes(int tokens) {
            return decoder.bytes(tokens);
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
