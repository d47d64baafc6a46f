package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON files of a folder. A name that occurs twice is refused: two readers might see two files. */
final class Json {
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A tokenizer.json takes tens of megabytes; what takes hundreds is hostile. */
    private static final long LARGEST = 256L << 20;

    private Json() {}

    static Optional<JsonNode> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LARGEST) {
            throw new ModelFileException(file.getFileName() + " is too large");
        }
        try {
            JsonNode node = STRICT.readTree(Files.readAllBytes(file));
            if (!node.isObject()) {
                throw new ModelFileException(file.getFileName() + " is no JSON object");
            }
            return Optional.of(node);
        } catch (JacksonException e) {
            throw new ModelFileException(file.getFileName() + " is damaged");
        }
    }
}
