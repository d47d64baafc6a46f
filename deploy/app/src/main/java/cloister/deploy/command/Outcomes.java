package cloister.deploy.command;

import cloister.deploy.terminal.Screen;
import cloister.deploy.terminal.Table;
import cloister.ingest.sources.BatchItem;
import cloister.ingest.sources.BatchReport;
import cloister.pipeline.FindingType;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Outcome;
import cloister.pipeline.Result;
import cloister.pipeline.RunBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes of documents, for people and for scripts. Names of inputs are shown to whoever named the inputs. */
final class Outcomes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Screen screen;

    Outcomes(Screen screen) {
        this.screen = screen;
    }

    /** One line of the table. */
    record Row(String name, Optional<Result> result, String failure) {

        static Row of(BatchItem item) {
            return new Row(item.name().toString(), item.result(), Run.why(item));
        }
    }

    void table(List<Row> rows) {
        Table table = new Table("document", "outcome", "found and redacted", "summary, or why it is held", "time")
                .favour(0, 2)
                .favour(3, 2.2);
        rows.forEach(row -> row.result()
                .ifPresentOrElse(
                        result -> table.row(
                                Table.Cell.of(row.name(), Screen.Colour.BOLD),
                                outcome(result),
                                Table.Cell.of(findings(result)),
                                Table.Cell.of(text(result)),
                                Table.Cell.of(seconds(result.took()))),
                        () -> table.row(
                                Table.Cell.of(row.name(), Screen.Colour.BOLD),
                                Table.Cell.of("failed", Screen.Colour.RED),
                                Table.Cell.of(""),
                                Table.Cell.of(row.failure()),
                                Table.Cell.of(""))));
        table.print(screen);
    }

    private static Table.Cell outcome(Result result) {
        return result.outcome()
                .fold(
                        released -> Table.Cell.of("released", Screen.Colour.GREEN),
                        held -> Table.Cell.of("held", Screen.Colour.YELLOW));
    }

    private static String findings(Result result) {
        return counts(result.outcome()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey() + Table.TIED + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> counts(Outcome outcome) {
        Map<FindingType, Integer> counts =
                outcome.fold(released -> released.text().counts(), held -> Map.of());
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((type, count) -> named.put(type.name(), count));
        return named;
    }

    private static String text(Result result) {
        String seen = result.sameAs().isPresent() ? "(the same as an earlier document) " : "";
        return seen
                + result.outcome().<String>fold(released -> released.summary().text(), Outcomes::reasons);
    }

    private static String reasons(Outcome.Held held) {
        return held.reasons().stream().map(HoldReason::sentence).distinct().collect(Collectors.joining("; "));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    void tally(BatchReport report) {
        RunBook.Tally tally = report.tally();
        screen.out()
                .println(String.format(
                        Locale.ROOT,
                        "%n%d documents: %d released, %d held%s, in %s",
                        tally.documents(),
                        tally.released(),
                        tally.held(),
                        tally.failed() > 0 ? ", " + tally.failed() + " failed" : "",
                        seconds(Duration.between(report.startedAt(), report.finishedAt()))));
        if (report.links() > 0) {
            screen.err().println("cloister: " + report.links() + " links in the folders were not followed");
        }
    }

    /** One JSON object on a line of its own. */
    void json(BatchItem item) {
        Map<String, Object> map = new LinkedHashMap<>();
        Optional<Result> result = item.result();
        map.put("id", result.map(r -> r.id().toString()).orElse(""));
        map.put("source", item.file().path().toString());
        map.put("outcome", result.map(r -> r.outcome().code()).orElse("failed"));
        map.put(
                "reasons",
                result.map(r -> r.outcome().<List<String>>fold(released -> List.of(), Outcomes::sentences))
                        .orElseGet(() -> List.of(Run.why(item))));
        map.put(
                "codes",
                result.map(r -> r.outcome().<List<String>>fold(released -> List.of(), Outcomes::codes))
                        .orElse(List.of()));
        map.put("findings", result.map(r -> counts(r.outcome())).orElse(Map.of()));
        map.put("outputs", item.outputs().stream().map(Path::toString).toList());
        result.flatMap(Result::sameAs).ifPresent(other -> map.put("same_as", other.toString()));
        map.put("seconds", result.map(r -> r.took().toMillis() / 1000.0).orElse(0.0));
        screen.out().println(JSON.writeValueAsString(map));
    }

    private static List<String> sentences(Outcome.Held held) {
        return held.reasons().stream().map(HoldReason::sentence).toList();
    }

    private static List<String> codes(Outcome.Held held) {
        return held.reasons().stream().map(reason -> reason.code().name()).toList();
    }
}
