package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.terminal.Table;
import cloister.deploy.wiring.Benching;
import cloister.redaction.model.ModelBench.Figures;
import cloister.redaction.model.ModelSoak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "bench", description = "Measure how quick and how faithful the model in use is on this machine.")
final class ModelBenching implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description = "JSONL with {\"text\"} in each line, for the likelihood. Default: a built-in text.")
    @Nullable
    Path texts;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Option(
            names = "--soak",
            paramLabel = "N",
            description = "Instead, make N requests of all kinds, and tell how the memory of the process grows.")
    int soak;

    ModelBenching(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        Home home = context.openHome();
        if (soak != 0) {
            return soak(home, settings);
        }
        Map<String, Object> map = map(Benching.run(home, settings, System.getenv(), Optional.ofNullable(texts)));
        if (json) {
            print(map);
        } else {
            table(map).print(context.screen());
        }
        return 0;
    }

    private int soak(Home home, Settings settings) throws IOException {
        if (soak < 2) {
            throw new Refusal("--soak is a number of requests, 2 or more");
        }
        ModelSoak.Figures figures;
        try (Progress progress = new Progress(context.screen(), "requests", soak)) {
            figures = Benching.soak(home, settings, System.getenv(), soak, done -> progress.of(done, soak));
        }
        Map<String, Object> map = map(figures);
        if (json) {
            map.put("looks", looks(figures));
            print(map);
        } else {
            table(map).print(context.screen());
            Table looks = new Table(looks(figures).get(0).keySet().toArray(String[]::new));
            looks(figures)
                    .forEach(look -> looks.row(
                            look.values().stream().map(String::valueOf).toArray(String[]::new)));
            looks.print(context.screen());
        }
        return 0;
    }

    private void print(Map<String, Object> map) {
        context.screen().out().println(JsonMapper.shared().writeValueAsString(map));
    }

    private static Table table(Map<String, Object> map) {
        Table table = new Table("figure", "value");
        map.forEach((name, value) -> table.row(name, String.valueOf(value)));
        return table;
    }

    private static Map<String, Object> map(ModelSoak.Figures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", figures.model());
        map.put("digest", figures.digest());
        map.put("kernel", figures.kernel());
        map.put("requests", figures.end().requests());
        map.put("seconds", rounded(figures.seconds(), 1));
        map.put("settled_requests", figures.settled().requests());
        map.put("settled_mb", mebibytes(figures.settled().memory().total()));
        map.put("end_mb", mebibytes(figures.end().memory().total()));
        map.put("most_mb", mebibytes(figures.most()));
        map.put("growth_percent", rounded(figures.growth(), 2));
        return map;
    }

    /** The memory at each look, and what for. */
    private static List<Map<String, Object>> looks(ModelSoak.Figures figures) {
        List<Map<String, Object>> looks = new ArrayList<>();
        for (ModelSoak.Look look : figures.looks()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("requests", look.requests());
            map.put("resident_mb", mebibytes(look.memory().total()));
            map.put("heap_mb", mebibytes(look.memory().heap()));
            map.put("code_mb", mebibytes(look.memory().code()));
            map.put("files_mb", mebibytes(look.memory().files()));
            map.put("rest_mb", mebibytes(look.memory().rest()));
            looks.add(map);
        }
        return looks;
    }

    private static double mebibytes(long kibibytes) {
        return rounded(kibibytes / 1024.0, 1);
    }

    private static Map<String, Object> map(Figures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", figures.model());
        map.put("digest", figures.digest());
        map.put("device", figures.device());
        map.put("kernel", figures.kernel());
        map.put("threads", figures.threads());
        map.put("prompt_512_tok_s", rounded(figures.promptRate(), 1));
        map.put("decode_tok_s", rounded(figures.decodeRate(), 1));
        map.put("decode_16_tok_s", rounded(figures.togetherRate(), 1));
        map.put("first_token_200_ms", rounded(figures.firstTokenMillis(), 1));
        map.put("nll", rounded(figures.nll(), 5));
        map.put("resident_mb", figures.residentMegabytes());
        map.put("load_s", rounded(figures.loadSeconds(), 2));
        return map;
    }

    private static double rounded(double number, int places) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + places + "f", number));
    }
}
