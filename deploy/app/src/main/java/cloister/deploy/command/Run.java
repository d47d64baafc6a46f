package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.wiring.Batches;
import cloister.deploy.wiring.Workshop;
import cloister.ingest.sources.BatchItem;
import cloister.ingest.sources.BatchReport;
import cloister.ingest.sources.OutputNames;
import cloister.pipeline.RunBook;
import cloister.pipeline.SensitiveText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "Work through one batch of documents, whole folders too.",
            "Writes NAME.redacted.txt and NAME.summary.json for each released document; NAME is an id, unless the names"
                    + " of inputs are safe. The inputs stay as they are."
        },
        exitCodeList = {
            "0:all documents are released",
            "1:failed, or some documents have no outcome",
            "2:the command line is wrong",
            "3:finished; some documents are held",
            "130:asked to stop before the end"
        })
final class Run implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--in",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files and folders, with all that is in them.")
    List<Path> in = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "For the results; made if missing.")
    Path out = Path.of("");

    @Option(names = "--policy", paramLabel = "NAME", description = TextCommand.POLICIES)
    String policy = "hipaa-safe-harbor";

    @Option(names = "--case", paramLabel = "NAME", description = TextCommand.CASES)
    @Nullable
    String caseName;

    @Option(
            names = "--names-safe",
            description = "Name results after their inputs: only where names hold nothing personal.")
    boolean namesSafe;

    @Option(names = "--json", description = "Print one JSON object a document instead of the table.")
    boolean json;

    Run(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        Home home = context.openHome();
        StopSignal stop = new StopSignal(context, Cloister.INTERRUPTED);
        try {
            return run(settings, home, stop);
        } finally {
            stop.closed();
        }
    }

    /** Asked to stop, it finishes the documents in work and begins no other. */
    private int run(Settings settings, Home home, StopSignal stop) throws IOException {
        try (Workshop workshop = Workshop.open(home, settings, Version.number())) {
            BatchReport report;
            try (Progress progress = new Progress(context.screen(), "documents", 0)) {
                report = new Batches(home, settings, workshop)
                        .run(
                                in,
                                out,
                                policy,
                                Optional.ofNullable(caseName).map(SensitiveText::of),
                                namesSafe ? OutputNames.INPUT : OutputNames.ID,
                                (so, of, item) -> progress.of(so, of),
                                stop::isAsked);
            }
            Outcomes outcomes = new Outcomes(context.screen());
            if (json) {
                report.items().forEach(outcomes::json);
            } else {
                outcomes.table(report.items().stream().map(Outcomes.Row::of).toList());
                outcomes.tally(report);
            }
            return code(report);
        }
    }

    static int code(BatchReport report) {
        RunBook.Tally tally = report.tally();
        if (tally.failed() > 0) {
            return Cloister.FAILED;
        }
        return tally.held() > 0 ? Cloister.SOME_HELD : 0;
    }

    static String why(BatchItem item) {
        return item.failure().map(trouble -> trouble.what()).orElse("");
    }
}
