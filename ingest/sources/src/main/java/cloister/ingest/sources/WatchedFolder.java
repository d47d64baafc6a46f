package cloister.ingest.sources;

import cloister.pipeline.Archive;
import cloister.pipeline.DocumentId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are taken, worked on and put away. Whatever fails is tried again for ever, with growing pauses;
 * whatever a crash cuts off is found in the private folder or the archive and taken to its end under the id it had.
 */
public final class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    private final WatchSettings settings;
    private final Layout layout;
    private final Archive archive;
    private final Supplier<DocumentId> ids;
    private final Disk disk;
    private final Claims claims;
    private final Inbox inbox;
    private final QuietWatch arrivals;
    private final Lanes lanes;
    private final FolderLock lock;
    private final Counts counts = new Counts();
    private final Retries<Path> retries;
    private final Ground ground;
    private final InFlight inFlight;
    private final Set<Path> queued = ConcurrentHashMap.newKeySet();
    private volatile boolean recovered;
    private volatile boolean stopping;

    public WatchedFolder(
            WatchSettings settings, Archive archive, Work work, InstantSource clock, RandomGenerator random) {
        this(
                settings,
                archive,
                work,
                clock,
                () -> DocumentId.fresh(clock.instant(), random),
                new LocalDisk(),
                System::nanoTime);
    }

    WatchedFolder(
            WatchSettings settings,
            Archive archive,
            Work work,
            InstantSource clock,
            Supplier<DocumentId> ids,
            Disk disk,
            LongSupplier nanos) {
        Backoff backoff = new Backoff(settings.firstRetry(), settings.lastRetry());
        this.settings = settings;
        this.layout = new Layout(settings.root());
        this.archive = archive;
        this.ids = ids;
        this.disk = disk;
        this.claims = new Claims(settings, disk, clock);
        this.inbox = new Inbox(layout, disk, this::offered);
        this.arrivals = new QuietWatch(disk, settings.quiet(), nanos);
        this.lanes = new Lanes(settings.source(), settings.workers());
        this.lock = new FolderLock(layout.lock());
        this.retries = new Retries<>(backoff, nanos);
        this.ground = new Ground(backoff, nanos);
        this.inFlight = new InFlight(settings, archive, work, claims, disk, nanos, ground, lanes, counts);
    }

    WatchSettings settings() {
        return settings;
    }

    Inbox inbox() {
        return inbox;
    }

    /**
     * Takes the folder for this process, and goes on with what the last one left.
     *
     * @throws SourceException if the folder can't be used, or another process watches it
     */
    void start() {
        try {
            claims.prepare();
        } catch (IOException e) {
            throw new SourceException("the watched folder of '" + settings.source() + "' can't be used: "
                    + SafeIo.why(e) + "; check that it is there and may be written to");
        }
        lock.take(settings.source());
        lanes.run(this::recover);
    }

    private void recover() {
        if (stopping) {
            return;
        }
        try {
            Set<DocumentId> left = new HashSet<>(claims.left());
            left.addAll(archive.open(settings.source()));
            left.stream().sorted().forEach(inFlight::adopt);
            ground.archiveWorks();
            recovered = true;
        } catch (IOException | RuntimeException e) {
            ground.archiveFailed();
            LOG.warn("What the last process left can't be read yet; it is tried again; source {}", settings.source());
            lanes.later(this::recover, ground.archivePause());
        }
    }

    /** A file was seen. Nothing is taken while nothing can be recorded. */
    private void offered(Path relative) {
        if (stopping || !recovered || !ground.carries() || queued.contains(relative) || !retries.mayTry(relative)) {
            return;
        }
        Path file = layout.root().resolve(relative);
        try {
            if (claims.isTaken(relative, disk.stamp(file))) {
                arrivals.forget(file);
                return;
            }
            Optional<Stamp> quiet = arrivals.quiet(file);
            if (quiet.isPresent() && queued.add(relative)) {
                lanes.run(() -> take(relative, quiet.get()));
            }
        } catch (NoSuchFileException e) {
            arrivals.forget(file);
        } catch (IOException e) {
            failed(relative, Trouble.UNREADABLE);
        }
    }

    /** A look at the folder has ended. */
    void scanned() {
        Set<Path> present = inbox.ended();
        retries.forgetAllBut(present);
        arrivals.forgetAllBut(present.stream().map(layout.root()::resolve).collect(Collectors.toSet()));
        ground.shareWorks();
        if (recovered && !stopping) {
            adoptStrays();
        }
    }

    /** A look at the folder failed; there will be another. */
    void scanFailed() {
        if (ground.shareFailed()) {
            LOG.warn("A watched folder can't be read; it is tried again; source {}", settings.source());
        }
    }

    /** Claims that got stuck half-way without a crash. */
    private void adoptStrays() {
        try {
            claims.left().forEach(inFlight::adopt);
        } catch (IOException e) {
            scanFailed();
        }
    }

    private void take(Path relative, Stamp stamp) {
        if (stopping || !ground.carries()) {
            queued.remove(relative);
            return;
        }
        Job job = inFlight.announce(ids.get());
        if (taken(job, relative, stamp)) {
            inFlight.begin(job);
        } else {
            // If it did get into the private folder, it is adopted after the next look.
            inFlight.cancel(job);
        }
    }

    private boolean taken(Job job, Path relative, Stamp stamp) {
        try {
            Optional<Holding> holding = claims.take(job.id(), relative, stamp);
            retries.clear(relative);
            if (holding.isPresent() && disk.stamp(holding.get().file()).equals(stamp)) {
                job.settle();
            }
            return holding.isPresent();
        } catch (NoSuchFileException e) {
            LOG.debug("A file was gone before it could be taken; source {}", settings.source());
        } catch (IOException | RuntimeException e) {
            failed(relative, e instanceof IOException io && SafeIo.isFull(io) ? Trouble.SHARE_FULL : Trouble.NOT_TAKEN);
        } finally {
            arrivals.forget(layout.root().resolve(relative));
            queued.remove(relative);
        }
        return false;
    }

    private void failed(Path relative, Trouble trouble) {
        if (Integer.bitCount(retries.failed(relative, trouble)) == 1) {
            LOG.warn("A file is kept back and tried again; source {}, trouble {}", settings.source(), trouble);
        }
    }

    /** Finishes what is being worked on, gives back the rest, and lets the folder go. */
    void stop() {
        stopping = true;
        inFlight.stopping();
        boolean finished = lanes.stop(settings.grace());
        try {
            inFlight.handBack();
        } finally {
            letGo(finished);
        }
    }

    private void letGo(boolean finished) {
        if (finished) {
            lock.release();
        } else {
            // The claims stay with this process; the next one takes them to their end.
            LOG.warn("Stopped in the middle of work; it goes on at the next start; source {}", settings.source());
        }
    }

    public SourceStatus status() {
        return counts.status(
                settings.source(),
                inFlight.size(),
                arrivals.size(),
                inbox.ignored(),
                Retries.sum(List.of(retries.troubles(), inFlight.troubles(), ground.troubles())));
    }
}
