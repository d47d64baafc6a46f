package cloister.redaction.model.text;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model file says of its tokens, as Hugging Face's {@code tokenizer.json} and apart from it the control tokens.
 * These stand neither among the added tokens nor in the vocabulary of the JSON: no text whatever can become one.
 *
 * @param json without control tokens
 * @param plain the tokens of its vocabulary by their text
 * @param controls by their text
 * @param greedy the control tokens after which blanks and line ends of a template are dropped
 */
record Vocabulary(ObjectNode json, Map<String, Integer> plain, Map<String, Integer> controls, Set<Integer> greedy) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    Vocabulary {
        controls = Map.copyOf(controls);
        greedy = Set.copyOf(greedy);
    }

    /** @throws ModelFileException if the file's tokenizer is of a kind that isn't supported */
    static Vocabulary of(ModelMetadata metadata) {
        Optional<String> kind = metadata.text("tokenizer.ggml.model");
        if (kind.isEmpty() && metadata.has("tokenizer.huggingface.json")) {
            return HuggingFaceVocabulary.of(
                    metadata.text("tokenizer.huggingface.json").orElseThrow());
        }
        return switch (kind.orElse("unnamed")) {
            case "gpt2" -> ByteLevelVocabulary.of(metadata);
            case "llama" -> SentencePieceVocabulary.of(metadata);
            default ->
                throw new ModelFileException(
                        "tokenizer " + kind.orElse("unnamed") + " is not supported (supported: gpt2, llama)");
        };
    }

    /** A tokenizer.json with nothing in it but its frame. */
    static ObjectNode frame() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        root.putArray("added_tokens");
        root.putNull("normalizer")
                .putNull("pre_tokenizer")
                .putNull("post_processor")
                .putNull("decoder");
        return root;
    }

    /** A token that is matched in texts before anything else, as the long runs of blanks in some vocabularies. */
    static void addToken(ArrayNode added, int id, String content) {
        ObjectNode token = added.addObject().put("id", id).put("content", content);
        token.put("single_word", false).put("lstrip", false).put("rstrip", false);
        token.put("normalized", false).put("special", false);
    }

    /** Only runs of white space may be matched so: whatever else stands there may steer the model. */
    static boolean harmless(String token) {
        return !token.isEmpty() && token.codePoints().allMatch(c -> Character.isWhitespace(c) || c == '\u2581');
    }

    /** @throws ModelFileException if what the tokens write can't be told */
    TokenBytes tokenBytes() {
        return TokenBytesReader.of(json, plain, controls.values());
    }

    byte[] bytes() {
        return MAPPER.writeValueAsBytes(json);
    }

    /** Digest of all that it says, given its {@link #bytes}. */
    Sha256 digest(byte[] json) {
        StringBuilder all = new StringBuilder();
        controls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> all.append('\n').append(e.getValue()).append(' ').append(e.getKey()));
        greedy.stream().sorted().forEach(id -> all.append('\n').append(id));
        MessageDigest digester = Sha256.digester();
        digester.update(json);
        return Sha256.ofDigest(digester.digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
