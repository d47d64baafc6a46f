package cloister.deploy.command;

import cloister.audit.ledger.Verdict;
import cloister.deploy.health.HealthServer;
import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.terminal.Screen;
import cloister.deploy.wiring.ModelShelf;
import cloister.deploy.wiring.Station;
import cloister.ingest.sources.SourceStatus;
import cloister.pipeline.Claim;
import cloister.pipeline.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code deploy/quickstart} runs once everything is built: samples through a watched folder, and a table. */
@Command(name = "quickstart", hidden = true, description = "Work through the samples in the watched folder.")
final class Quickstart implements Callable<Integer> {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Context context;
    private final Map<String, Result> ended = new ConcurrentHashMap<>();

    @Option(names = "--samples", required = true, paramLabel = "DIR", description = "Documents to work through.")
    Path samples = Path.of("");

    @Option(names = "--model", paramLabel = "FILE", description = "A language model to add to the home.")
    @Nullable
    Path model;

    @Option(names = "--once", description = "Stop when the samples are done.")
    boolean once;

    Quickstart(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        long begun = System.nanoTime();
        Settings settings = context.settings();
        if (settings.watch().isEmpty()) {
            throw new Refusal("the settings watch no folder: quickstart needs one");
        }
        Optional<Integer> port =
                once ? Optional.empty() : Optional.of(settings.serve().port());
        port.ifPresent(HealthServer::requireFree);
        Home home = context.openHome();
        addModel(home);
        List<Path> files = Samples.in(samples);
        context.screen().err().println("cloister: starting in " + home.root());
        StopSignal stop = new StopSignal(context, 0);
        try {
            work(home, settings, port, files, stop, begun);
        } finally {
            stop.closed();
        }
        return 0;
    }

    private void work(
            Home home, Settings settings, Optional<Integer> port, List<Path> files, StopSignal stop, long begun)
            throws Exception {
        Set<String> names = files.stream().map(Samples::name).collect(Collectors.toSet());
        try (Station station = Station.start(home, settings, Version.number(), (claim, result) -> note(claim, result));
                HealthServer health = HealthServer.start(port.orElse(0), station)) {
            Samples.drop(files, home.resolve(settings.watch().get(0).folder()), home);
            if (!await(names, station, stop)) {
                return;
            }
            show(names, begun);
            prove(station);
            hints(home, settings);
            if (!once) {
                Serve.say(context.screen(), home, settings);
                Serve.follow(context.screen(), station, stop);
                health.close();
            }
        }
    }

    private void addModel(Home home) {
        ModelShelf shelf = new ModelShelf(home, System.getenv());
        if (model != null && shelf.all().stream().noneMatch(m -> m.place().equals("home"))) {
            shelf.add(model);
        }
    }

    private void note(Claim claim, Result result) {
        ended.put(Samples.name(claim.file().path()), result);
    }

    /** Whether all came to their end before the process was asked to stop. */
    private boolean await(Set<String> names, Station station, StopSignal stop) throws InterruptedException {
        long last = System.nanoTime();
        int before = 0;
        try (Progress progress = new Progress(context.screen(), "documents", names.size())) {
            while (!ended.keySet().containsAll(names)) {
                if (stop.await(100)) {
                    return false;
                }
                int done = ended.size();
                progress.set(done, "");
                last = done > before ? System.nanoTime() : last;
                before = done;
                if (System.nanoTime() - last > PATIENCE_NANOS) {
                    throw new Refusal("no document came to its end for five minutes" + trouble(station)
                            + "; run doctor, and see the logs in the home");
                }
            }
        }
        return true;
    }

    private static String trouble(Station station) {
        return station.statuses().stream()
                .map(SourceStatus::trouble)
                .flatMap(t -> t.keySet().stream())
                .map(t -> ": " + t.what())
                .findFirst()
                .orElse("");
    }

    private void show(Set<String> names, long begun) {
        Map<String, Result> sorted = new TreeMap<>(ended);
        sorted.keySet().retainAll(names);
        Screen screen = context.screen();
        screen.out().println();
        new Outcomes(screen)
                .table(sorted.entrySet().stream()
                        .map(e -> new Outcomes.Row(e.getKey(), Optional.of(e.getValue()), ""))
                        .toList());
        long released = sorted.values().stream()
                .filter(r -> r.outcome().code().equals("released"))
                .count();
        long same = sorted.values().stream().filter(r -> r.sameAs().isPresent()).count();
        screen.out().println();
        screen.out()
                .println(sorted.size() + " documents: " + released + " released, " + (sorted.size() - released)
                        + " held"
                        + (same > 0 ? "; " + same + " had been seen before, and their outcome was taken over" : "")
                        + ". " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s.");
    }

    private void prove(Station station) {
        station.workshop().store().checkpointer().checkpointNow();
        Verdict verdict = station.workshop().ledgerReader().verify(List.of());
        context.screen().out().println(verdict.sentence() + ".");
    }

    private void hints(Home home, Settings settings) {
        Path inbox = home.resolve(settings.watch().get(0).folder());
        String flag = context.home == null ? "" : " --home " + context.home;
        Screen screen = context.screen();
        screen.out().println();
        screen.out().println("Results     " + inbox.resolve("out"));
        screen.out().println("Originals   " + inbox.resolve("done") + ", " + inbox.resolve("held"));
        screen.out()
                .println("SQL         " + (once ? "deploy/cloister db start" + flag + "; " : "")
                        + "psql \"$(deploy/cloister" + " db url" + flag
                        + ")\" -c 'select * from review.redacted_summary'");
        screen.out().println("Proof       deploy/cloister audit verify" + flag);
        if (once) {
            screen.out().println("Go on       deploy/cloister serve" + flag);
        }
        screen.out().println();
    }
}
