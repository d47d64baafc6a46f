package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.ingest.sources.BatchSchedule;
import cloister.ingest.sources.Misfire;
import cloister.ingest.sources.Originals;
import cloister.ingest.sources.OutputNames;
import cloister.ingest.sources.WatchSettings;
import cloister.ingest.sources.Work;
import cloister.pipeline.DocumentFlow;
import cloister.pipeline.Mandate;
import cloister.pipeline.Result;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** From settings to sources. */
final class Sources {
    private Sources() {}

    static Work work(DocumentFlow flow, Mandate mandate, Watcher watcher, BooleanSupplier sealed) {
        return (claim, delivery) -> {
            if (!sealed.getAsBoolean()) {
                throw new IllegalStateException("no checkpoint can be written, so nothing is processed");
            }
            Result result = flow.process(claim, mandate, delivery);
            watcher.ended(claim, result);
            return result;
        };
    }

    static WatchSettings watch(Settings.Watch watch, Path folder, Settings settings) {
        WatchSettings usual =
                WatchSettings.of(watch.name(), folder, settings.extraction().workers());
        return new WatchSettings(
                watch.name(),
                folder,
                usual.poll().compareTo(watch.quiet()) < 0 ? usual.poll() : watch.quiet(),
                watch.quiet(),
                settings.extraction().workers(),
                watch.moveOriginals() ? Originals.MOVE : Originals.LEAVE,
                watch.namesSafe() ? OutputNames.INPUT : OutputNames.ID,
                usual.firstRetry(),
                usual.lastRetry(),
                settings.serve().patience());
    }

    static BatchSchedule schedule(Settings.Schedule schedule, Home home, Settings settings) {
        return new BatchSchedule(
                schedule.name(),
                schedule.cron(),
                schedule.zone(),
                schedule.misfire() == Settings.Misfire.SKIP ? Misfire.SKIP : Misfire.RUN_ONCE,
                schedule.in().stream().map(home::resolve).toList(),
                home.resolve(schedule.out()),
                Optional.of(schedule.policy()),
                settings.extraction().workers(),
                schedule.namesSafe() ? OutputNames.INPUT : OutputNames.ID);
    }
}
