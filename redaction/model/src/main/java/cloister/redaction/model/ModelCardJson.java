package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Model cards as JSON files. */
final class ModelCardJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ModelCardJson() {}

    static byte[] write(ModelCard card) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node(card));
    }

    static ObjectNode node(ModelCard card) {
        ModelCard.Kind kind = card.kind();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", card.name()).put("digest", card.digest().hex()).put("licence", card.licence());
        node.put("architecture", kind.architecture()).put("parameters", kind.parameters());
        node.put("quantization", kind.quantization()).put("context", kind.context());
        node.put("tokenizer", kind.tokenizer().hex())
                .put("template", kind.template().hex());
        node.put("size", card.size()).put("source", card.source());
        node.put("added", card.added().toString()).put("nll", card.nll());
        return node;
    }

    /** @throws ModelException if the file is no card */
    static ModelCard read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(file);
            return new ModelCard(
                    node.required("name").asString(),
                    new Sha256(node.required("digest").asString()),
                    node.required("licence").asString(),
                    new ModelCard.Kind(
                            node.required("architecture").asString(),
                            node.required("parameters").asLong(),
                            node.required("quantization").asString(),
                            node.required("context").asInt(),
                            new Sha256(node.required("tokenizer").asString()),
                            new Sha256(node.required("template").asString())),
                    node.required("size").asLong(),
                    node.required("source").asString(),
                    Instant.parse(node.required("added").asString()),
                    node.required("nll").asDouble());
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new ModelException(
                    "the model card " + file + " is damaged, or from an earlier version: delete it and"
                            + " add its model again",
                    e);
        }
    }
}
