package cloister.ingest.sources;

import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Delivery;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Outcome;
import cloister.pipeline.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of one folder between their claim and their end. Where a document stands is read anew for each try from
 * the private folder and the archive, so that a try after a failure and one after a crash are the same.
 */
final class InFlight {
    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final String source;
    private final long settlePause;
    private final Archive archive;
    private final Work work;
    private final Claims claims;
    private final Delivery delivery;
    private final QuietWatch late;
    private final Retries<DocumentId> retries;
    private final Ground ground;
    private final Lanes lanes;
    private final Counts counts;
    private final Map<DocumentId, Job> jobs = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    InFlight(
            WatchSettings settings,
            Archive archive,
            Work work,
            Claims claims,
            Disk disk,
            LongSupplier nanos,
            Ground ground,
            Lanes lanes,
            Counts counts) {
        this.source = settings.source();
        this.settlePause =
                Math.max(settings.quiet().toNanos() / 4, Duration.ofMillis(5).toNanos());
        this.archive = archive;
        this.work = work;
        this.claims = claims;
        this.delivery = new ShareDelivery(settings, disk, claims);
        this.late = new QuietWatch(disk, settings.quiet(), nanos);
        this.retries = new Retries<>(new Backoff(settings.firstRetry(), settings.lastRetry()), nanos);
        this.ground = ground;
        this.lanes = lanes;
        this.counts = counts;
    }

    /** Announces a claim that is about to be made, so that nobody takes it for a stray. */
    Job announce(DocumentId id) {
        Job job = Job.fresh(id);
        jobs.put(id, job);
        return job;
    }

    void cancel(Job job) {
        jobs.remove(job.id());
    }

    /** Works on a claim that was just made. */
    void begin(Job job) {
        goOn(job);
    }

    /** Goes on with a claim that was found, unless it is being worked on. */
    void adopt(DocumentId id) {
        Job job = Job.found(id);
        if (jobs.putIfAbsent(id, job) == null) {
            lanes.run(() -> goOn(job));
        }
    }

    /** One try to bring a document to its end. */
    private void goOn(Job job) {
        if (stopping) {
            return;
        }
        job.running(true);
        try {
            if (step(job)) {
                retries.clear(job.id());
                jobs.remove(job.id());
            } else {
                lanes.later(() -> goOn(job), settlePause);
            }
        } catch (UncheckedIOException e) {
            failed(job, SafeIo.isFull(e) ? Trouble.SHARE_FULL : Trouble.NOT_DELIVERED, e);
        } catch (IOException e) {
            failed(job, SafeIo.isFull(e) ? Trouble.SHARE_FULL : Trouble.UNREADABLE, e);
        } catch (RuntimeException e) {
            ground.archiveFailed();
            failed(job, Trouble.NOT_RECORDED, e);
        } catch (Error e) {
            failed(job, Trouble.FAULT, e);
            throw e;
        } finally {
            job.running(false);
        }
    }

    private void failed(Job job, Trouble trouble, Throwable fault) {
        int tries = retries.failed(job.id(), trouble);
        if (Integer.bitCount(tries) == 1) {
            // The fault's class only: messages hold file names.
            LOG.warn(
                    "A document is kept back and tried again; source {}, document {}, trouble {}, fault {}, tries {}",
                    source,
                    job.id(),
                    trouble,
                    fault.getClass().getName(),
                    tries);
        }
        lanes.later(() -> goOn(job), retries.pause(job.id()));
    }

    /** @return whether the document has come to its end; if not, its file is still being written */
    private boolean step(Job job) throws IOException {
        Optional<Holding> holding = claims.holding(job.id());
        if (holding.isEmpty()) {
            claims.close(job.id());
            closeRecord(job);
            return true;
        }
        count(job);
        if (!job.isOurs() && !archive.open(source).contains(job.id())) {
            // Not recorded yet, or ended long ago: what lies here is as good as never taken.
            giveBack(holding.get());
            return true;
        }
        return isSettled(job, holding.get()) && processed(job, holding.get());
    }

    private boolean isSettled(Job job, Holding holding) throws IOException {
        if (!job.isSettled() && late.quiet(holding.file()).isPresent()) {
            late.forget(holding.file());
            job.settle();
        }
        return job.isSettled();
    }

    private boolean processed(Job job, Holding holding) throws IOException {
        Claim claim;
        try {
            claim = claims.seal(holding);
        } catch (Claims.StillChanging e) {
            return false;
        }
        boolean again = !job.isOurs() || !retries.isClear(job.id());
        if (again && !claims.isUnchanged(claim) && archive.outcome(job.id()).isEmpty()) {
            giveBack(holding);
            return true;
        }
        Result result = work.process(claim, delivery);
        ground.archiveWorks();
        counts.ended(result);
        result.sameAs()
                .ifPresent(other -> LOG.info("The content is known; document {}, same as {}", result.id(), other));
        return true;
    }

    private void giveBack(Holding holding) throws IOException {
        claims.giveBack(holding);
        if (archive.open(source).contains(holding.id())) {
            archive.givenBack(holding.id());
        }
        counts.givenBack();
    }

    /** The file has left the private folder already: the record follows, unless it has ended too. */
    private void closeRecord(Job job) {
        if (!archive.open(source).contains(job.id())) {
            return;
        }
        count(job);
        Optional<Outcome> outcome = archive.outcome(job.id());
        if (outcome.isPresent()) {
            archive.delivered(job.id());
            counts.ended(outcome.get());
        } else {
            archive.givenBack(job.id());
            counts.givenBack();
        }
    }

    private void count(Job job) {
        if (job.count()) {
            counts.claimed();
        }
    }

    /** From here on nothing begins any more. */
    void stopping() {
        stopping = true;
    }

    /** Gives back what is claimed, is not being worked on and has no outcome yet. */
    void handBack() {
        for (Job job : List.copyOf(jobs.values())) {
            try {
                Optional<Holding> holding = job.isRunning() ? Optional.empty() : claims.holding(job.id());
                if (holding.isPresent() && archive.outcome(job.id()).isEmpty()) {
                    count(job);
                    giveBack(holding.get());
                    jobs.remove(job.id());
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("A document stays claimed until the next start; source {}, document {}", source, job.id());
            }
        }
    }

    int size() {
        return jobs.size();
    }

    Map<Trouble, Integer> troubles() {
        return retries.troubles();
    }
}
