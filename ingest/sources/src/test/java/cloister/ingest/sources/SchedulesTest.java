package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloister.pipeline.RunBook.Run;
import cloister.pipeline.kit.InMemoryRunBook;
import cloister.pipeline.kit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final InMemoryRunBook runs = new InMemoryRunBook();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean slow;
    private Schedules schedules;

    @AfterEach
    void tearDown() {
        gate.countDown();
        if (schedules != null) {
            schedules.stop(Duration.ofSeconds(10));
        }
    }

    private static BatchSchedule nightly(Misfire misfire) {
        return new BatchSchedule(
                "nightly",
                "0 2 * * *",
                ZoneId.of("Europe/Berlin"),
                misfire,
                List.of(Path.of("in")),
                Path.of("out"),
                Optional.empty(),
                1,
                OutputNames.ID);
    }

    private void start(BatchSchedule... batches) {
        schedules = new Schedules(List.of(batches), runs, clock, (schedule, trigger, stop) -> {
            String id = "run-" + runs.runs().size();
            runs.started(new Run(id, schedule.name(), trigger, clock.instant()), Samples.MANDATE);
            begun.add(trigger);
            if (slow) {
                await().until(() -> gate.getCount() == 0);
            }
            return new BatchReport(id, clock.instant(), clock.instant(), List.of(), 0);
        });
        schedules.start();
    }

    private void at(String instant) {
        now.set(Instant.parse(instant));
        schedules.tick();
    }

    private void awaitBegun(int n) {
        await().untilAsserted(() -> assertThat(begun).hasSize(n));
    }

    private ScheduleStatus status() {
        return schedules.list().get(0);
    }

    @Test
    void due_runsOnce_andNextIsTheFollowingDay() {
        start(nightly(Misfire.SKIP));
        at("2026-03-10T00:59:59Z");
        assertThat(begun).isEmpty();
        at("2026-03-10T01:00:00Z");
        at("2026-03-10T01:00:01Z");
        awaitBegun(1);
        assertThat(begun).containsExactly("schedule");
        assertThat(status().next()).contains(Instant.parse("2026-03-11T01:00:00Z"));
        assertThat(status().lastStarted()).isPresent();
    }

    @Test
    void stillRunning_leavesTheNextOut_andSaysSo() {
        slow = true;
        start(nightly(Misfire.RUN_ONCE));
        at("2026-03-10T01:00:00Z");
        awaitBegun(1);
        at("2026-03-11T01:00:00Z");
        assertThat(status().running()).isTrue();
        assertThat(status().skipped()).isEqualTo(1);
        assertThatThrownBy(() -> schedules.runNow("nightly", () -> false))
                .isInstanceOf(SourceException.class)
                .hasMessage("the batch 'nightly' is running");
        gate.countDown();
        await().until(() -> !status().running());
        slow = false;
        at("2026-03-12T01:00:00Z");
        awaitBegun(2);
    }

    @Test
    void missedWhileDown_runOnce_isMadeUpForOnce() {
        runs.started(new Run("old", "nightly", "schedule", Instant.parse("2026-03-06T01:00:00Z")), Samples.MANDATE);
        start(nightly(Misfire.RUN_ONCE));
        awaitBegun(1);
        at("2026-03-10T00:30:00Z");
        assertThat(begun).hasSize(1);
    }

    @Test
    void missedWhileDown_skip_isLeftOutAndCounted() {
        runs.started(new Run("old", "nightly", "schedule", Instant.parse("2026-03-06T01:00:00Z")), Samples.MANDATE);
        start(nightly(Misfire.SKIP));
        assertThat(status().skipped()).isEqualTo(1);
        at("2026-03-10T01:00:00Z");
        awaitBegun(1);
    }

    @Test
    void neverRun_isNotMissed() {
        start(nightly(Misfire.RUN_ONCE));
        assertThat(status().skipped()).isZero();
        assertThat(begun).isEmpty();
        assertThat(status().next()).contains(Instant.parse("2026-03-10T01:00:00Z"));
    }

    @Test
    void machineThatSlept_followsTheMisfirePolicy() {
        start(nightly(Misfire.SKIP));
        at("2026-03-12T09:00:00Z");
        assertThat(status().skipped()).isEqualTo(1);
        assertThat(status().next()).contains(Instant.parse("2026-03-13T01:00:00Z"));
        assertThat(begun).isEmpty();
    }

    @Test
    void byHand_runsNow() {
        start(nightly(Misfire.SKIP));
        assertThat(schedules.runNow("nightly", () -> false).items()).isEmpty();
        assertThat(begun).containsExactly("hand");
    }

    @Test
    void byHand_unknownName_saysWhichThereAre() {
        start(nightly(Misfire.SKIP));
        assertThatThrownBy(() -> schedules.runNow("weekly", () -> false))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no batch named 'weekly'; there are: nightly");
    }

    @Test
    void fault_isKeptInTheStatus_andTheNextTimeRuns() {
        AtomicReference<Boolean> broken = new AtomicReference<>(true);
        schedules = new Schedules(List.of(nightly(Misfire.SKIP)), runs, clock, (schedule, trigger, stop) -> {
            if (broken.get()) {
                throw new SourceException("input 1 of 1 can't be read: NoSuchFileException");
            }
            begun.add(trigger);
            return new BatchReport("r", clock.instant(), clock.instant(), List.of(), 0);
        });
        schedules.start();
        at("2026-03-10T01:00:00Z");
        await().untilAsserted(() ->
                assertThat(status().problem()).contains("input 1 of 1 can't be read: NoSuchFileException"));
        broken.set(false);
        at("2026-03-11T01:00:00Z");
        awaitBegun(1);
        await().untilAsserted(() -> assertThat(status().problem()).isEmpty());
    }

    @Test
    void twoOfOneName_areRefused() {
        assertThatThrownBy(() -> start(nightly(Misfire.SKIP), nightly(Misfire.SKIP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two batches are named 'nightly'");
    }

    @Test
    void wrongCron_isRefusedAtOnce() {
        assertThatThrownBy(() -> new BatchSchedule(
                        "b",
                        "0 25 * * *",
                        ZoneId.of("UTC"),
                        Misfire.SKIP,
                        List.of(),
                        Path.of("out"),
                        Optional.empty(),
                        1,
                        OutputNames.ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Hour");
    }
}
