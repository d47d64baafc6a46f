package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.wiring.Workshop;
import cloister.pipeline.Attempt;
import cloister.pipeline.Consultation;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Finding;
import cloister.pipeline.Recorded;
import cloister.pipeline.Redactor;
import cloister.pipeline.Screened;
import cloister.pipeline.Screener;
import cloister.redaction.evaluation.Gold;
import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.evaluation.GoldFormatException;
import cloister.redaction.evaluation.Scorecard;
import cloister.redaction.evaluation.ScorecardJson;
import cloister.redaction.evaluation.ScorecardText;
import cloister.redaction.evaluation.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        description = {
            "Score detection against gold data.",
            "Gold lines: {\"id\",\"text\",\"spans\":[{\"start\",\"end\",\"type\"}]}. Precision, recall, F1 and F2 by character and"
                    + " span, recall by type, leaks of direct identifiers, with 95 %% intervals."
        },
        exitCodeList = {
            "0:done, whatever the scores",
            "1:failed; one line on standard error says why",
            "2:the command line is wrong",
            "130:asked to stop before the end"
        })
final class Evaluate implements Callable<Integer> {
    private static final int BATCH = 32;

    private final Context context;

    @Option(names = "--gold", required = true, paramLabel = "F.jsonl", description = "Marked by people.")
    Path gold = Path.of("");

    @Option(names = "--policy", paramLabel = "NAME", description = TextCommand.POLICIES)
    String policy = "hipaa-safe-harbor";

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    boolean json;

    Evaluate(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        List<GoldDocument> documents = read();
        Home home = context.openHome();
        StopSignal stop = new StopSignal(context, Cloister.INTERRUPTED);
        Map<String, List<Finding>> found;
        try {
            found = found(home, settings, documents, stop);
        } finally {
            stop.closed();
        }
        if (stop.isAsked()) {
            return Cloister.INTERRUPTED;
        }
        Scorecard card = Scorer.standard().score(documents, found);
        context.screen().out().print(json ? ScorecardJson.of(card) + "\n" : ScorecardText.of(card));
        return 0;
    }

    /** What is found in each text; asked to stop, it ends those in work and begins no other. */
    private Map<String, List<Finding>> found(
            Home home, Settings settings, List<GoldDocument> documents, StopSignal stop) throws IOException {
        Map<String, List<Finding>> found = new ConcurrentHashMap<>();
        try (Workshop workshop = Workshop.open(home, settings, Version.number());
                Progress progress = new Progress(context.screen(), "texts", documents.size())) {
            Screener screener = workshop.screener(policy);
            for (int from = 0; from < documents.size() && !stop.isAsked(); from += BATCH) {
                List<GoldDocument> batch = documents.subList(from, Math.min(documents.size(), from + BATCH));
                Queue<String> refused = new ConcurrentLinkedQueue<>();
                List<Consultation> consultations = batch.parallelStream()
                        .filter(document -> !stop.isAsked())
                        .map(document -> found(workshop, screener, document, found, refused))
                        .toList();
                workshop.archive().consulted(consultations);
                if (!refused.isEmpty()) {
                    throw new Refusal("a text of " + gold + " can't be answered: " + refused.peek());
                }
                progress.advance(batch.size());
            }
        }
        return found;
    }

    private List<GoldDocument> read() {
        try {
            return Gold.read(gold);
        } catch (GoldFormatException e) {
            throw new Refusal(gold + ", " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Refusal(gold + " can't be read: it isn't there, or its permissions forbid it", e);
        }
    }

    private Consultation found(
            Workshop workshop,
            Screener screener,
            GoldDocument document,
            Map<String, List<Finding>> found,
            Queue<String> refused) {
        Recorded<Attempt<Screened>> screened = screener.screen(document.text());
        Object unused = screened.value()
                .fold(
                        done -> found.put(document.id(), Redactor.places(done)),
                        reasons -> refused.add(reasons.get(0).sentence()));
        return new Consultation(
                DocumentId.fresh(workshop.clock().instant(), new SecureRandom()),
                workshop.mandate(),
                screener.policy(),
                screened.inferences());
    }
}
