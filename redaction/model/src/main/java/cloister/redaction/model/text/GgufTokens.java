package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The token list of a GGUF file by the tokens' kinds. */
final class GgufTokens {
    private static final long NORMAL = 1;
    private static final long UNKNOWN = 2;
    private static final long CONTROL = 3;
    private static final long USER_DEFINED = 4;
    private static final long BYTE = 6;

    private final List<String> texts;
    private final List<Long> kinds;

    GgufTokens(ModelMetadata metadata) {
        this.texts = metadata.texts("tokenizer.ggml.tokens");
        this.kinds = metadata.integers("tokenizer.ggml.token_type");
        if (texts.isEmpty() || kinds.size() != texts.size()) {
            throw new ModelFileException("the file holds no tokenizer");
        }
    }

    int size() {
        return texts.size();
    }

    /** Tokens that text is made of, by their text: plain ones, bytes, the unknown one, and runs of white space. */
    Map<String, Integer> plain() {
        Map<String, Integer> plain = new LinkedHashMap<>();
        for (int id = 0; id < texts.size(); id++) {
            long kind = kinds.get(id);
            boolean taken = kind == NORMAL || kind == UNKNOWN || kind == BYTE || isRun(id);
            if (taken && plain.put(texts.get(id), id) != null) {
                throw new ModelFileException("a token of the vocabulary occurs twice");
            }
        }
        return plain;
    }

    /** Tokens that only templates may use. */
    Map<String, Integer> controls() {
        Map<String, Integer> controls = new LinkedHashMap<>();
        for (int id = 0; id < texts.size(); id++) {
            boolean control = kinds.get(id) == CONTROL || (kinds.get(id) == USER_DEFINED && !isRun(id));
            if (control && !texts.get(id).isEmpty()) {
                controls.put(texts.get(id), id);
            }
        }
        return controls;
    }

    void eachNormal(BiConsumer<Integer, String> action) {
        for (int id = 0; id < texts.size(); id++) {
            if (kinds.get(id) == NORMAL) {
                action.accept(id, texts.get(id));
            }
        }
    }

    /** The text of the unknown token, if there is one. */
    String unknown() {
        int id = kinds.indexOf(UNKNOWN);
        return id < 0 ? "" : texts.get(id);
    }

    boolean hasBytes() {
        return kinds.contains(BYTE);
    }

    void addRuns(ObjectNode root) {
        ArrayNode added = root.withArray("added_tokens");
        for (int id = 0; id < texts.size(); id++) {
            if (isRun(id)) {
                Vocabulary.addToken(added, id, texts.get(id));
            }
        }
    }

    private boolean isRun(int id) {
        return kinds.get(id) == USER_DEFINED && Vocabulary.harmless(texts.get(id));
    }
}
