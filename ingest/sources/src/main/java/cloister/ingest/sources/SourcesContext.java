package cloister.ingest.sources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;

/** All sources of one process, on one Camel context; to be started and stopped with the application. */
public final class SourcesContext implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final List<WatchedFolder> folders;
    private final Optional<Schedules> schedules;
    private final CamelContext camel;
    private final List<WatchedFolder> started = new ArrayList<>();

    public SourcesContext(List<WatchedFolder> folders, Optional<Schedules> schedules) {
        this.folders = List.copyOf(folders);
        this.schedules = schedules;
        this.camel = context();
    }

    private static CamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("cloister"));
        context.setLoadTypeConverters(false);
        context.setStreamCaching(false);
        context.getShutdownStrategy().setTimeout(10);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        context.getExecutorServiceManager().setThreadNamePattern("cloister-look-#counter#");
        return context;
    }

    /**
     * Takes every folder, goes on with what was left, and begins to look.
     *
     * @throws SourceException if a folder can't be used; nothing runs then
     */
    public synchronized void start() {
        try {
            for (WatchedFolder folder : folders) {
                folder.start();
                started.add(folder);
                camel.addRoutes(new FolderRoute(folder));
            }
            if (schedules.isPresent()) {
                camel.addRoutes(new ScheduleRoute(schedules.get()));
                schedules.get().start();
            }
            camel.start();
        } catch (SourceException e) {
            stop();
            throw e;
        } catch (Exception e) {
            stop();
            throw new SourceException(
                    "the sources can't be started: " + e.getClass().getSimpleName());
        }
    }

    /** Ends looking, finishes what is being worked on, gives back the rest. Again does nothing. */
    public synchronized void stop() {
        camel.stop();
        schedules.ifPresent(s -> s.stop(GRACE));
        started.forEach(WatchedFolder::stop);
        started.clear();
    }

    @Override
    public void close() {
        stop();
    }

    /** Where each source stands. */
    public List<SourceStatus> statuses() {
        return folders.stream().map(WatchedFolder::status).toList();
    }

    public Optional<SourceStatus> status(String source) {
        return statuses().stream().filter(s -> s.source().equals(source)).findFirst();
    }
}
