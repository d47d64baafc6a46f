package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.jsonl.Line;
import cloister.deploy.jsonl.LineReader;
import cloister.deploy.jsonl.LineWriter;
import cloister.deploy.jsonl.TextDesk;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.wiring.Workshop;
import cloister.pipeline.SensitiveText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lines in, lines out: what {@code detect}, {@code redact} and {@code summarize} have in common. */
@Command(
        exitCodeList = {
            "0:every line is answered",
            "1:failed, nothing was written; one line on standard error says why",
            "2:the command line is wrong",
            "130:asked to stop before the end; nothing was written"
        })
abstract class TextCommand implements Callable<Integer> {
    static final String POLICIES = "hipaa-safe-harbor, gdpr, strict, or a file. Default: ${DEFAULT-VALUE}.";

    static final String CASES = "To which all belong, for a policy that gives pseudonyms by case. It is not recorded.";

    private static final int BATCH = 64;

    private final Context context;
    private final TextDesk.Task task;

    @Option(names = "--in", required = true, paramLabel = "F.jsonl", description = "Lines {\"id\",\"text\"}, UTF-8.")
    Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "G.jsonl",
            description = "The answers, a line for each line; written whole or not at all.")
    Path out = Path.of("");

    TextCommand(Context context, TextDesk.Task task) {
        this.context = context;
        this.task = task;
    }

    abstract String policy();

    /** The case of lines that name none. */
    Optional<SensitiveText> caseName() {
        return Optional.empty();
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        long total = count();
        Home home = context.openHome();
        StopSignal stop = new StopSignal(context, Cloister.INTERRUPTED);
        try {
            return answer(home, settings, total, stop);
        } finally {
            stop.closed();
        }
    }

    /** Asked to stop, it ends the lines in work, and nothing is written. */
    private int answer(Home home, Settings settings, long total, StopSignal stop) throws IOException {
        try (LineReader reader = LineReader.open(in);
                LineWriter writer = LineWriter.to(out);
                Workshop workshop = Workshop.open(home, settings, Version.number());
                Progress progress = new Progress(context.screen(), "lines", total)) {
            TextDesk desk = workshop.textDesk(policy(), caseName());
            for (List<Line> lines = reader.next(BATCH); !lines.isEmpty(); lines = reader.next(BATCH)) {
                for (Map<String, Object> answer : desk.answer(task, lines, stop::isAsked)) {
                    writer.write(answer);
                }
                if (stop.isAsked()) {
                    return Cloister.INTERRUPTED;
                }
                progress.advance(lines.size());
            }
            writer.finish();
        }
        return 0;
    }

    /** Reads all lines once before any work, so that a bad one stops the command before a model ran. */
    private long count() throws IOException {
        long lines = 0;
        try (LineReader reader = LineReader.open(in)) {
            for (int got = reader.next(BATCH).size();
                    got > 0;
                    got = reader.next(BATCH).size()) {
                lines += got;
            }
        }
        return lines;
    }
}
