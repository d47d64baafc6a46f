package cloister.ingest.sources;

import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;

/** Camel's Quartz as the beat of the scheduled batches, once a second. */
final class ScheduleRoute extends RouteBuilder {
    private final Schedules schedules;

    ScheduleRoute(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public void configure() {
        Properties quartz = new Properties();
        quartz.setProperty("org.quartz.scheduler.instanceName", "cloister");
        quartz.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        quartz.setProperty("org.quartz.scheduler.interruptJobsOnShutdown", "true");
        quartz.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        quartz.setProperty("org.quartz.threadPool.threadCount", "1");
        quartz.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        getContext().getComponent("quartz", QuartzComponent.class).setProperties(quartz);
        errorHandler(noErrorHandler());
        from("quartz://cloister/schedules?cron=*+*+*+*+*+?")
                .routeId("schedules")
                .process(exchange -> schedules.tick());
    }
}
