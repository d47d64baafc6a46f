package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Table;
import cloister.deploy.wiring.ModelShelf;
import cloister.redaction.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "model", description = "Language models of the home.", synopsisSubcommandLabel = "COMMAND")
final class Models extends Group {
    private static final JsonMapper JSON = JsonMapper.shared();

    Models(Context context) {
        super(context);
    }

    private static ModelShelf shelf(Home home) {
        return new ModelShelf(home, System.getenv());
    }

    private static Optional<ModelShelf.Model> inUse(ModelShelf shelf, Settings settings) {
        return shelf.all().isEmpty()
                ? Optional.empty()
                : Optional.of(shelf.chosen(settings.model().use()));
    }

    @Command(name = "list", description = "List the models that can be used.")
    static final class Listing implements Callable<Integer> {
        private final Context context;

        @Option(names = "--json", description = "Print one JSON object a model.")
        boolean json;

        Listing(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Settings settings = context.settings();
            ModelShelf shelf = shelf(context.existingHome());
            Set<ModelShelf.Model> used = new HashSet<>();
            inUse(shelf, settings).ifPresent(used::add);
            List<ModelShelf.Model> models = new ArrayList<>(shelf.all());
            shelf.encoder().ifPresent(encoder -> {
                models.add(encoder);
                if (settings.detection().isFast()) {
                    used.add(encoder);
                }
            });
            if (json) {
                models.forEach(model -> context.screen().out().println(JSON.writeValueAsString(json(model, used))));
                return 0;
            }
            if (models.isEmpty()) {
                context.screen().err().println("no model yet: deploy/fetch-model brings the default one");
                return 0;
            }
            Table table = new Table("model", "kind", "SHA-256", "licence", "place", "in use");
            models.forEach(m -> table.row(
                    m.name(),
                    m.card().map(card -> kind(card.kind())).orElse(""),
                    m.digest().hex(),
                    m.licence(),
                    m.place(),
                    used.contains(m) ? "yes" : ""));
            table.print(context.screen());
            return 0;
        }

        /** As {@code llama 135M Q4_1}. */
        private static String kind(ModelCard.Kind kind) {
            long millions = Math.round(kind.parameters() / 1e6);
            String size = millions < 1000 ? millions + "M" : String.format(Locale.ROOT, "%.1fB", millions / 1e3);
            return kind.architecture() + " " + size + " " + kind.quantization();
        }

        private static Map<String, Object> json(ModelShelf.Model model, Set<ModelShelf.Model> used) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", model.name());
            map.put("digest", model.digest().hex());
            map.put("licence", model.licence());
            map.put("file", model.file().toString());
            map.put("in_use", used.contains(model));
            model.card().ifPresent(card -> {
                map.put("architecture", card.kind().architecture());
                map.put("parameters", card.kind().parameters());
                map.put("quantization", card.kind().quantization());
                map.put("context", card.kind().context());
                map.put("tokenizer", card.kind().tokenizer().hex());
                map.put("template", card.kind().template().hex());
                map.put("size", card.size());
                map.put("source", card.source());
                map.put("added", card.added().toString());
                map.put("nll", card.nll());
            });
            return map;
        }
    }

    @Command(
            name = "add",
            description = "Check and try a model, and copy it into the home; model.use in the settings chooses it.")
    static final class Add implements Callable<Integer> {
        private final Context context;

        @Parameters(
                paramLabel = "FILE|FOLDER",
                description = "A GGUF, as from Hugging Face or Ollama, or a folder of safetensors with config.json and"
                        + " tokenizer.json.")
        Path file = Path.of("");

        Add(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            ModelShelf.Model model = shelf(context.openHome()).add(file);
            context.screen().out().println(model.name() + " " + model.digest());
            context.screen().err().println(said(model));
            return 0;
        }
    }

    private static String said(ModelShelf.Model model) {
        return model.card()
                .map(card -> String.format(
                        Locale.ROOT,
                        "licence %s, %s, context %d, reads a trial sentence with %.2f nats a token",
                        card.licence(),
                        Listing.kind(card.kind()),
                        card.kind().context(),
                        card.nll()))
                .orElse("");
    }

    @Command(
            name = "verify",
            description = "Compute the SHA-256 of every model anew.",
            exitCodeList = {
                "0:every model is what it was",
                "1:one has changed, or could not be read",
                "2:the command line is wrong"
            })
    static final class Verify implements Callable<Integer> {
        private final Context context;

        Verify(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            ModelShelf shelf = shelf(context.existingHome());
            List<ModelShelf.Model> changed = shelf.changed();
            List<ModelShelf.Model> models = new ArrayList<>(shelf.all());
            shelf.encoder().ifPresent(models::add);
            for (ModelShelf.Model model : models) {
                boolean holds = !changed.contains(model);
                context.screen()
                        .out()
                        .println((holds ? "unchanged " : "CHANGED   ") + model.digest() + " " + model.name());
            }
            return changed.isEmpty() ? 0 : Cloister.FAILED;
        }
    }
}
