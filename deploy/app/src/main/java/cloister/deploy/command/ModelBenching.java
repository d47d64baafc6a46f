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
import java.util.LinkedHashMap;
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
        Map<String, Object> map = soak == 0
                ? map(Benching.run(home, settings, System.getenv(), Optional.ofNullable(texts)))
                : soaked(home, settings);
        if (json) {
            context.screen().out().println(JsonMapper.shared().writeValueAsString(map));
        } else {
            Table table = new Table("figure", "value");
            map.forEach((name, value) -> table.row(name, String.valueOf(value)));
            table.print(context.screen());
        }
        return 0;
    }

    private Map<String, Object> soaked(Home home, Settings settings) throws IOException {
        if (soak < 2) {
            throw new Refusal("--soak is a number of requests, 2 or more");
        }
        try (Progress progress = new Progress(context.screen(), "requests", soak)) {
            return map(Benching.soak(home, settings, System.getenv(), soak, done -> progress.of(done, soak)));
        }
    }

    private static Map<String, Object> map(ModelSoak.Figures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", figures.model());
        map.put("digest", figures.digest());
        map.put("kernel", figures.kernel());
        map.put("requests", figures.requests());
        map.put("seconds", rounded(figures.seconds(), 1));
        map.put("settled_requests", figures.settled());
        map.put("settled_mb", rounded(figures.settledKibibytes() / 1024.0, 1));
        map.put("end_mb", rounded(figures.endKibibytes() / 1024.0, 1));
        map.put("most_mb", rounded(figures.mostKibibytes() / 1024.0, 1));
        map.put("growth_percent", rounded(figures.growth(), 2));
        return map;
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
