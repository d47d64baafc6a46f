package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.redaction.model.ModelBench;
import cloister.redaction.model.ModelSoak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the model that the settings ask for. */
public final class Benching {
    /** Requests until buffers, caches and compiled code are what they will be. */
    private static final int SETTLED = 1_000;

    private Benching() {}

    /** @throws Refusal if a line of the texts is no JSON object with a text; the message names the line */
    public static ModelBench.Figures run(
            Home home, Settings settings, Map<String, String> environment, Optional<Path> texts) throws IOException {
        List<String> read = texts.isPresent() ? read(texts.get()) : List.of();
        return ModelBench.run(Hosting.settings(home, settings, environment), read);
    }

    /**
     * Asks the model many times, and looks at the memory that this leaves behind.
     *
     * @param progress told how many requests are done
     */
    public static ModelSoak.Figures soak(
            Home home, Settings settings, Map<String, String> environment, int requests, IntConsumer progress)
            throws IOException {
        int settled = Math.max(1, Math.min(SETTLED, requests / 2));
        return ModelSoak.run(Hosting.settings(home, settings, environment), requests, settled, progress);
    }

    private static List<String> read(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            texts.add(text(line, texts.size() + 1));
        }
        return texts;
    }

    private static String text(String line, int number) {
        try {
            JsonNode node = JsonMapper.shared().readTree(line).path("text");
            if (node.isString()) {
                return node.asString();
            }
        } catch (JacksonException e) {
            // Its message may show the text.
        }
        throw new Refusal("line " + number + " of the texts is no JSON object with a \"text\"");
    }
}
