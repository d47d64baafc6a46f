package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a folder says of tokens and conversations, under GGUF's keys; its tokenizer.json stands as it is. */
final class Texts {
    private final Path folder;
    private final JsonNode settings;
    private final JsonNode tokenizer;

    Texts(Path folder) throws IOException {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        this.folder = folder;
        this.settings = Json.read(folder.resolve(FolderFiles.TOKENIZER_CONFIG)).orElse(none);
        this.tokenizer = Json.read(folder.resolve(FolderFiles.TOKENIZER))
                .orElseThrow(() -> new ModelFileException("the folder lacks " + FolderFiles.TOKENIZER));
    }

    /** @param config the whole of config.json */
    Map<String, Object> keys(JsonNode config) throws IOException {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("tokenizer.huggingface.json", JsonMapper.shared().writeValueAsString(tokenizer));
        template().ifPresent(template -> keys.put("tokenizer.chat_template", template));
        Set<Long> ends = new LinkedHashSet<>();
        token("eos_token").ifPresent(ends::add);
        JsonNode generation = Json.read(folder.resolve(FolderFiles.GENERATION)).orElse(config);
        ids(generation.path("eos_token_id"), ends);
        ids(config.path("eos_token_id"), ends);
        if (!ends.isEmpty()) {
            keys.put("tokenizer.ggml.eos_token_id", ends.iterator().next());
            ends.stream().skip(1).findFirst().ifPresent(id -> keys.put("tokenizer.ggml.eot_token_id", id));
        }
        token("bos_token").ifPresent(id -> keys.put("tokenizer.ggml.bos_token_id", id));
        if (settings.path("add_bos_token").isBoolean()) {
            keys.put(
                    "tokenizer.ggml.add_bos_token",
                    settings.path("add_bos_token").asBoolean());
        }
        return keys;
    }

    private Optional<String> template() throws IOException {
        Path own = folder.resolve(FolderFiles.TEMPLATE);
        if (Files.isRegularFile(own)) {
            if (Files.size(own) > 1 << 20) {
                throw new ModelFileException("the chat template is too long");
            }
            return Optional.of(Files.readString(own, StandardCharsets.UTF_8));
        }
        JsonNode given = settings.path("chat_template");
        for (JsonNode one : given) {
            if (one.path("name").asString("").equals("default")) {
                return Optional.of(one.path("template").asString(""));
            }
        }
        return given.isString() ? Optional.of(given.asString()) : Optional.empty();
    }

    private static void ids(JsonNode given, Set<Long> ids) {
        if (given.isIntegralNumber()) {
            ids.add(given.asLong());
        }
        given.forEach(one -> ids(one, ids));
    }

    /** The number of a token that the settings name, as a text or with attributes. */
    private Optional<Long> token(String name) {
        JsonNode given = settings.path(name);
        String text =
                given.isString() ? given.asString() : given.path("content").asString("");
        for (JsonNode added : tokenizer.path("added_tokens")) {
            if (!text.isEmpty() && added.path("content").asString("").equals(text)) {
                return Optional.of(added.path("id").asLong());
            }
        }
        JsonNode id = tokenizer.path("model").path("vocab").path(text);
        return id.isIntegralNumber() ? Optional.of(id.asLong()) : Optional.empty();
    }
}
