package cloister.deploy.command;

import cloister.deploy.health.HealthServer;
import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.terminal.Screen;
import cloister.deploy.wiring.Station;
import cloister.deploy.wiring.Watcher;
import cloister.ingest.sources.SourceStatus;
import cloister.ingest.sources.Trouble;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = {
            "Watch folders and keep schedules until stopped.",
            "Asked to stop (Ctrl-C, SIGTERM), it finishes or gives back what it holds; after a kill it goes on where it was."
        })
final class Serve implements Callable<Integer> {
    private static final long LOOK_MILLIS = 500;

    private final Context context;

    Serve(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = context.settings();
        HealthServer.requireFree(settings.serve().port());
        Home home = context.openHome();
        StopSignal stop = new StopSignal(context, 0);
        try {
            context.screen().err().println("cloister: starting in " + home.root());
            try (Station station = Station.start(home, settings, Version.number(), Watcher.none());
                    HealthServer health = HealthServer.start(settings.serve().port(), station)) {
                say(context.screen(), home, settings);
                follow(context.screen(), station, stop);
                health.close();
            }
            context.screen().err().println("cloister: stopped");
        } finally {
            stop.closed();
        }
        return 0;
    }

    static void say(Screen screen, Home home, Settings settings) {
        for (Settings.Watch watch : settings.watch()) {
            screen.err().println("cloister: watching " + home.resolve(watch.folder()) + " (" + watch.policy() + ")");
        }
        for (Settings.Schedule schedule : settings.schedules()) {
            screen.err()
                    .println("cloister: batch " + schedule.name() + " at " + schedule.cron() + " " + schedule.zone());
        }
        if (settings.serve().port() > 0) {
            screen.err()
                    .println("cloister: health and metrics on http://127.0.0.1:"
                            + settings.serve().port() + "/actuator");
        }
    }

    /** Shows where things stand until the process is asked to stop. */
    static void follow(Screen screen, Station station, StopSignal stop) throws InterruptedException {
        try (Progress line = new Progress(screen, "done", 0)) {
            Complaints complaints = new Complaints();
            while (!stop.await(LOOK_MILLIS)) {
                long done = 0;
                long held = 0;
                int busy = 0;
                int waiting = 0;
                for (SourceStatus status : station.statuses()) {
                    done += status.released() + status.held();
                    held += status.held();
                    busy += status.inFlight();
                    waiting += status.waiting();
                }
                complaints.look(troubles(station)).forEach(line::say);
                line.set(done, held + " held, " + busy + " in work, " + waiting + " waiting");
            }
        }
    }

    private static Map<String, Set<String>> troubles(Station station) {
        Map<String, Set<String>> troubles = new TreeMap<>();
        for (SourceStatus status : station.statuses()) {
            troubles.put(
                    status.source(),
                    status.trouble().keySet().stream().map(Trouble::what).collect(Collectors.toSet()));
        }
        if (!station.isSealed()) {
            troubles.put("audit log", Set.of("no checkpoint can be written, so nothing is processed"));
        }
        return troubles;
    }
}
