package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloister.pipeline.kit.InMemoryRunBook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class QuartzBeatIT {

    @Test
    void batchOfEachSecond_runsOnCamelsQuartz() {
        List<String> begun = new CopyOnWriteArrayList<>();
        BatchSchedule schedule = new BatchSchedule(
                "often",
                "* * * * * ?",
                ZoneId.of("UTC"),
                Misfire.SKIP,
                List.of(),
                Path.of("out"),
                Optional.empty(),
                1,
                OutputNames.ID);
        Schedules schedules = new Schedules(
                List.of(schedule), new InMemoryRunBook(), InstantSource.system(), (batch, trigger, stop) -> {
                    begun.add(trigger);
                    return new BatchReport("r", Instant.now(), Instant.now(), List.of(), 0);
                });
        try (SourcesContext context = new SourcesContext(List.of(), Optional.of(schedules))) {
            context.start();
            await().until(() -> begun.size() >= 2);
        }
        int atStop = begun.size();
        schedules.tick();
        assertThat(begun).hasSize(atStop);
    }
}
