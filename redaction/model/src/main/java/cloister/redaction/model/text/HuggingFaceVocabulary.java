package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code tokenizer.json} as Hugging Face folders have it, with its control tokens taken out. */
final class HuggingFaceVocabulary {
    private HuggingFaceVocabulary() {}

    static Vocabulary of(String text) {
        try {
            if (!(JsonMapper.shared().readTree(text) instanceof ObjectNode root)
                    || !(root.get("model") instanceof ObjectNode model)
                    || !(model.get("vocab") instanceof ObjectNode vocabulary)) {
                throw new ModelFileException("tokenizer.json is no tokenizer with a vocabulary of byte pairs");
            }
            String type = model.path("type").asString("BPE");
            if (!type.equals("BPE")) {
                throw new ModelFileException("tokenizer model " + type + " is not supported (supported: BPE)");
            }
            return without(root, model, vocabulary);
        } catch (JacksonException e) {
            throw new ModelFileException("tokenizer.json is damaged");
        }
    }

    private static Vocabulary without(ObjectNode root, ObjectNode model, ObjectNode vocabulary) {
        Map<String, Integer> controls = new LinkedHashMap<>();
        Set<Integer> greedy = new HashSet<>();
        JsonNode added = root.path("added_tokens");
        ArrayNode kept = root.putArray("added_tokens");
        String unknown = model.path("unk_token").asString("");
        for (JsonNode token : added) {
            String content = token.path("content").asString("");
            int id = token.path("id").asInt(-1);
            if (content.isEmpty() || id < 0) {
                throw new ModelFileException("an added token of tokenizer.json has no text or no number");
            }
            if (Vocabulary.harmless(content) && !token.path("special").asBoolean(false)) {
                vocabulary.put(content, id);
                kept.add(token);
                continue;
            }
            controls.put(content, id);
            if (token.path("rstrip").asBoolean(false)) {
                greedy.add(id);
            }
            if (!content.equals(unknown)) {
                vocabulary.remove(content);
            }
        }
        root.putNull("truncation").putNull("padding").putNull("post_processor");
        neverFirst(root.path("pre_tokenizer"));
        Map<String, Integer> plain = new LinkedHashMap<>();
        vocabulary
                .properties()
                .forEach(token -> plain.put(token.getKey(), token.getValue().asInt(-1)));
        return new Vocabulary(root, plain, controls, greedy);
    }

    /**
     * "A blank before the first word" means the first word of the whole sequence, which always begins with a control
     * token; but a tokenizer sees pieces between control tokens and would take each for a beginning.
     */
    private static void neverFirst(JsonNode step) {
        if (step instanceof ObjectNode node
                && "Metaspace".equals(node.path("type").asString(""))
                && "first".equals(node.path("prepend_scheme").asString(""))) {
            node.put("prepend_scheme", "never");
        }
        step.path("pretokenizers").forEach(HuggingFaceVocabulary::neverFirst);
    }
}
