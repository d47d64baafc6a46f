package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Table;
import cloister.deploy.wiring.Batches;
import cloister.deploy.wiring.Workshop;
import cloister.ingest.sources.BatchReport;
import cloister.ingest.sources.ScheduleStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "schedule", description = "Batches at set times.", synopsisSubcommandLabel = "COMMAND")
final class Schedules extends Group {
    Schedules(Context context) {
        super(context);
    }

    @Command(name = "list", description = "List the batches of the settings, when they ran and when they will.")
    static final class Listing implements Callable<Integer> {
        private static final DateTimeFormatter MINUTES =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT);

        private final Context context;

        @Option(names = "--json", description = "Print one JSON object a batch.")
        boolean json;

        Listing(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = context.settings();
            if (settings.schedules().isEmpty()) {
                context.screen().err().println("no batches yet: see schedules in deploy/cloister.yaml");
                return 0;
            }
            Home home = context.openHome();
            try (Workshop workshop = context.workshop(home, settings)) {
                List<ScheduleStatus> all =
                        new Batches(home, settings, workshop).schedules().list();
                if (json) {
                    all.forEach(s ->
                            context.screen().out().println(JsonMapper.shared().writeValueAsString(json(s))));
                } else {
                    print(all);
                }
            }
            return 0;
        }

        private void print(List<ScheduleStatus> all) {
            Table table = new Table("batch", "cron", "next", "last started", "policy");
            for (ScheduleStatus status : all) {
                ZoneId zone = status.schedule().zone();
                table.row(
                        status.schedule().name(),
                        status.schedule().cron() + " " + zone,
                        time(status.next(), zone).orElse("never"),
                        time(status.lastStarted(), zone).orElse("never"),
                        status.schedule().policy().orElse(Settings.DEFAULT_POLICY));
            }
            table.print(context.screen());
        }

        private static Optional<String> time(Optional<Instant> instant, ZoneId zone) {
            return instant.map(i -> MINUTES.format(i.atZone(zone)));
        }

        private static Map<String, Object> json(ScheduleStatus status) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", status.schedule().name());
            map.put("cron", status.schedule().cron());
            map.put("zone", status.schedule().zone().getId());
            status.next().ifPresent(at -> map.put("next", at.toString()));
            status.lastStarted().ifPresent(at -> map.put("last_started", at.toString()));
            return map;
        }
    }

    @Command(
            name = "run",
            description = "Run a batch of the settings now.",
            exitCodeList = {
                "0:all documents are released",
                "1:failed, or some documents have no outcome",
                "2:the command line is wrong",
                "3:finished; some documents are held",
                "130:asked to stop before the end"
            })
    static final class RunNow implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "NAME", description = "As it stands in the settings.")
        String name = "";

        RunNow(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = context.settings();
            Home home = context.openHome();
            StopSignal stop = new StopSignal(context, Cloister.INTERRUPTED);
            try {
                return run(home, settings, stop);
            } finally {
                stop.closed();
            }
        }

        private int run(Home home, Settings settings, StopSignal stop) throws IOException {
            try (Workshop workshop = Workshop.open(home, settings, Version.number())) {
                BatchReport report =
                        new Batches(home, settings, workshop).schedules().runNow(name, stop::isAsked);
                Outcomes outcomes = new Outcomes(context.screen());
                outcomes.table(report.items().stream().map(Outcomes.Row::of).toList());
                outcomes.tally(report);
                return Run.code(report);
            }
        }
    }
}
