package cloister.deploy.wiring;

import cloister.audit.ledger.Entry;
import cloister.deploy.home.Home;
import cloister.deploy.home.PrivateFiles;
import cloister.deploy.home.Refusal;
import cloister.deploy.home.ServeLock;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.settings.Settings;
import cloister.ingest.sources.Schedules;
import cloister.ingest.sources.SourceMetrics;
import cloister.ingest.sources.SourceStatus;
import cloister.ingest.sources.SourcesContext;
import cloister.ingest.sources.Trouble;
import cloister.ingest.sources.WatchSettings;
import cloister.ingest.sources.WatchedFolder;
import cloister.ingest.sources.Work;
import cloister.pipeline.DocumentFlow;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.model.ModelMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code serve} keeps running: watched folders, schedules, checkpoints, the embedded server's pulse. */
public final class Station implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);
    private static final int PULSE_SECONDS = 3;

    private final Home home;
    private final Settings settings;
    private final Workshop workshop;
    private final ServeLock lock;
    private final SourcesContext sources;
    private final AtomicBoolean sealed;
    private final ScheduledExecutorService pulse;
    private boolean closed;

    private Station(
            Home home,
            Settings settings,
            Workshop workshop,
            ServeLock lock,
            SourcesContext sources,
            AtomicBoolean sealed) {
        this.home = home;
        this.settings = settings;
        this.workshop = workshop;
        this.lock = lock;
        this.sources = sources;
        this.sealed = sealed;
        this.pulse = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cloister-pulse");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes the home and begins to work.
     *
     * @throws Refusal if another process has the home, or something that is needed is missing
     */
    public static Station start(Home home, Settings settings, String version, Watcher watcher) throws IOException {
        ServeLock lock = ServeLock.take(home);
        Workshop workshop = Workshop.open(home, settings, version);
        try {
            workshop.store().record(new Entry.ServiceStarted(settings.mandate().actor(), version, digest(settings)));
            AtomicBoolean sealed = new AtomicBoolean(true);
            SourcesContext sources = new SourcesContext(
                    folders(home, settings, workshop, watcher, sealed), schedules(home, settings, workshop));
            Station station = new Station(home, settings, workshop, lock, sources, sealed);
            station.begin();
            return station;
        } catch (RuntimeException | IOException e) {
            workshop.close();
            lock.close();
            throw e;
        }
    }

    private static String digest(Settings settings) {
        return Sha256.ofUtf8(settings.toString()).hex();
    }

    private static Optional<Schedules> schedules(Home home, Settings settings, Workshop workshop) {
        if (settings.schedules().isEmpty()) {
            return Optional.empty();
        }
        settings.schedules()
                .forEach(schedule ->
                        workshop.flow(schedule.policy(), schedule.caseName().map(SensitiveText::of)));
        return Optional.of(new Batches(home, settings, workshop).schedules());
    }

    private static List<WatchedFolder> folders(
            Home home, Settings settings, Workshop workshop, Watcher watcher, AtomicBoolean sealed) throws IOException {
        List<WatchedFolder> folders = new ArrayList<>();
        for (Settings.Watch watch : settings.watch()) {
            Path folder = home.resolve(watch.folder());
            if (folder.startsWith(home.root())) {
                PrivateFiles.folder(folder);
            }
            // Made now, so that a missing model or policy is refused at start and not at the first document.
            DocumentFlow flow = workshop.flow(watch.policy(), watch.caseName().map(SensitiveText::of));
            Work work = Sources.work(flow, workshop.mandate(), watcher, sealed::get);
            WatchSettings how = Sources.watch(watch, folder, settings);
            folders.add(new WatchedFolder(how, workshop.archive(), work, workshop.clock(), new SecureRandom()));
        }
        return folders;
    }

    private void begin() {
        sources.start();
        long every = settings.audit().checkpointEvery().toMillis();
        var unusedSeals = pulse.scheduleWithFixedDelay(this::seal, every, every, TimeUnit.MILLISECONDS);
        if (settings.database().external().isEmpty()) {
            var unusedBeats =
                    pulse.scheduleWithFixedDelay(this::revive, PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** While the head can't be carried out of the database, nothing new is processed. */
    private void seal() {
        try {
            workshop.store().checkpointer().checkpointNow();
            sealed.set(true);
        } catch (RuntimeException e) {
            sealed.set(false);
            LOG.error("A checkpoint could not be written; kind {}", e.getClass().getName());
        }
    }

    /** The embedded server may have been killed: while nothing can be recorded, bring it up again. */
    private void revive() {
        boolean mute = sources.statuses().stream().anyMatch(s -> s.trouble().getOrDefault(Trouble.NOT_RECORDED, 0) > 0);
        if (mute) {
            try (EmbeddedPostgres.Lease lease = new EmbeddedPostgres(home).lease()) {
                LOG.info(
                        "The embedded database answers; port {}",
                        lease.address().port());
            } catch (RuntimeException | IOException e) {
                LOG.error(
                        "The embedded database doesn't come up; kind {}",
                        e.getClass().getName());
            }
        }
    }

    public List<SourceStatus> statuses() {
        return sources.statuses();
    }

    /** Puts the state of the sources and of the model into a registry. */
    public void meters(MeterRegistry registry) {
        SourceMetrics.bind(sources, registry);
        ModelMetrics.bind(workshop::openedModel, registry);
    }

    public Workshop workshop() {
        return workshop;
    }

    /** Whether the last checkpoint could be written. */
    public boolean isSealed() {
        return sealed.get();
    }

    /** Finishes or gives back what is held, writes the last checkpoint, and lets the home go. Again does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        pulse.shutdownNow();
        try {
            sources.close();
            workshop.store().record(new Entry.ServiceStopped(settings.mandate().actor(), "asked to stop"));
            workshop.store().checkpointer().checkpointNow();
        } catch (RuntimeException e) {
            LOG.error(
                    "The last checkpoint could not be written; kind {}",
                    e.getClass().getName());
        } finally {
            try {
                workshop.close();
            } finally {
                lock.close();
            }
        }
    }
}
