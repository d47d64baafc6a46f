package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Model cards as JSON files. */
final class ModelCardJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ModelCardJson() {}

    static byte[] write(ModelCard card) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", card.name()).put("digest", card.digest().hex()).put("licence", card.licence());
        node.put("architecture", card.architecture()).put("size", card.size()).put("context", card.context());
        node.put("nll", card.nll());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    /** @throws ModelException if the file is no card */
    static ModelCard read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(file);
            return new ModelCard(
                    node.required("name").asString(),
                    new Sha256(node.required("digest").asString()),
                    node.required("licence").asString(),
                    node.required("architecture").asString(),
                    node.required("size").asLong(),
                    node.required("context").asInt(),
                    node.required("nll").asDouble());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ModelException("the model card " + file + " is damaged: add its model again", e);
        }
    }
}
