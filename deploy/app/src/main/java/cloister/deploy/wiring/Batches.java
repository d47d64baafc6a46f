package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.ingest.sources.BatchProgress;
import cloister.ingest.sources.BatchReport;
import cloister.ingest.sources.BatchRunner;
import cloister.ingest.sources.BatchSchedule;
import cloister.ingest.sources.BatchSettings;
import cloister.ingest.sources.OutputNames;
import cloister.ingest.sources.Schedules;
import cloister.ingest.sources.Work;
import cloister.pipeline.SensitiveText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Batches, from the command line and by the clock. Each ends with a checkpoint. */
public final class Batches {
    /** The batch that {@code run} makes; its name stands in records. */
    private static final String BY_COMMAND = "run";

    private final Home home;
    private final Settings settings;
    private final Workshop workshop;
    private final BatchRunner runner;

    public Batches(Home home, Settings settings, Workshop workshop) {
        this.home = home;
        this.settings = settings;
        this.workshop = workshop;
        this.runner =
                new BatchRunner(workshop.store().runBook(), workshop.archive(), workshop.clock(), new SecureRandom());
    }

    /** Runs one batch to its end, or until {@code stop} says that no further document is to be begun. */
    public BatchReport run(
            List<Path> in,
            Path out,
            String policy,
            Optional<SensitiveText> caseName,
            OutputNames names,
            BatchProgress progress,
            BooleanSupplier stop) {
        BatchSettings batch = new BatchSettings(
                BY_COMMAND, "command", in, out, settings.extraction().workers(), names);
        return run(batch, policy, caseName, progress, stop);
    }

    /** The batches of the settings; they begin to run by the clock once they are started with the sources. */
    public Schedules schedules() {
        List<BatchSchedule> all = settings.schedules().stream()
                .map(schedule -> Sources.schedule(schedule, home, settings))
                .toList();
        return new Schedules(all, workshop.store().runBook(), workshop.clock(), this::runScheduled);
    }

    private BatchReport runScheduled(BatchSchedule schedule, String trigger, BooleanSupplier stop) {
        return run(
                schedule.settings(trigger),
                schedule.policy().orElse(Settings.DEFAULT_POLICY),
                caseName(schedule.name()),
                BatchProgress.none(),
                stop);
    }

    private Optional<SensitiveText> caseName(String schedule) {
        return settings.schedules().stream()
                .filter(each -> each.name().equals(schedule))
                .findFirst()
                .flatMap(Settings.Schedule::caseName)
                .map(SensitiveText::of);
    }

    private BatchReport run(
            BatchSettings batch,
            String policy,
            Optional<SensitiveText> caseName,
            BatchProgress progress,
            BooleanSupplier stop) {
        Work work = Sources.work(workshop.flow(policy, caseName), workshop.mandate(), Watcher.none(), () -> true);
        BatchReport report = runner.run(batch, work, workshop.mandate(), progress, stop);
        workshop.store().checkpointer().checkpointNow();
        return report;
    }
}
