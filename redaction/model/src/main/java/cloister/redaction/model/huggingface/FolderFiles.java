package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which files of a folder make the model. Nothing else in it is read, copied or hashed. */
final class FolderFiles {
    static final String CONFIG = "config.json";
    static final String GENERATION = "generation_config.json";
    static final String TOKENIZER = "tokenizer.json";
    static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    static final String TEMPLATE = "chat_template.jinja";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    private static final List<String> OPTIONAL =
            List.of(GENERATION, TOKENIZER_CONFIG, TEMPLATE, "LICENSE", "LICENSE.txt", "LICENSE.md", "README.md");
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\\.safetensors");
    private static final int MOST_SHARDS = 1_000;

    private FolderFiles() {}

    /**
     * The names of the weights' files, sorted.
     *
     * @throws ModelFileException if one is missing, or the index names something that isn't in the folder itself
     */
    static List<String> weights(Path folder) throws IOException {
        Optional<JsonNode> index = Json.read(folder.resolve(INDEX));
        if (index.isEmpty()) {
            return List.of(require(folder, WEIGHTS));
        }
        SortedSet<String> shards = new TreeSet<>();
        for (Map.Entry<String, JsonNode> place : index.get().path("weight_map").properties()) {
            String name = place.getValue().asString("");
            if (!SHARD.matcher(name).matches()) {
                throw new ModelFileException(INDEX + " names a file that is no plain safetensors file of the folder");
            }
            shards.add(name);
        }
        if (shards.isEmpty() || shards.size() > MOST_SHARDS) {
            throw new ModelFileException(INDEX + " names no files, or too many");
        }
        for (String shard : shards) {
            require(folder, shard);
        }
        return List.copyOf(shards);
    }

    /** The names of all files that make the model, sorted. */
    static List<String> all(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>(weights(folder));
        names.add(require(folder, CONFIG));
        names.add(require(folder, TOKENIZER));
        List<String> optional = new ArrayList<>(OPTIONAL);
        optional.add(INDEX);
        for (String name : optional) {
            if (Files.isRegularFile(folder.resolve(name))) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    private static String require(Path folder, String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new ModelFileException("the folder lacks " + name);
        }
        return name;
    }
}
