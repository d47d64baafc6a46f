package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What {@code config.json} says of a model, under GGUF's keys. */
final class Config {
    private static final int MOST = 1 << 28;

    private final JsonNode whole;
    private final JsonNode text;
    private final Family family;
    private final Rope rope;

    Config(JsonNode config) {
        this.whole = config;
        this.text = config.path("text_config").isObject() ? config.path("text_config") : config;
        this.family = Family.of(config.path("architectures").path(0).asString("unnamed"));
        if (config.has("quantization_config")) {
            throw new ModelFileException("quantized weights in a folder are not supported");
        }
        this.rope = new Rope(text, rotated());
    }

    Family family() {
        return family;
    }

    Rope rope() {
        return rope;
    }

    int heads() {
        return size("num_attention_heads", family == Family.GEMMA3 ? 8 : 0);
    }

    int kvHeads() {
        return size("num_key_value_heads", family == Family.GEMMA3 ? 4 : heads());
    }

    /** Whether the output head is the embedding table. */
    boolean isTied() {
        boolean otherwise = family.isGemma();
        return otherwise
                || text.path("tie_word_embeddings")
                        .asBoolean(whole.path("tie_word_embeddings").asBoolean(false));
    }

    private int headSize() {
        int derived = family.isGemma() ? 256 : size("hidden_size", 0) / heads();
        return size("head_dim", derived);
    }

    private int rotated() {
        JsonNode parameters = text.path("rope_parameters").path("partial_rotary_factor");
        return (int) Math.round(headSize() * text.path("partial_rotary_factor").asDouble(parameters.asDouble(1)));
    }

    Map<String, Object> keys() {
        String activation =
                text.path("hidden_activation").asString(text.path("hidden_act").asString(family.activation()));
        if (!activation.toLowerCase(Locale.ROOT).startsWith(family.activation())) {
            throw new ModelFileException("the activation " + activation + " is not supported");
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        int context = context();
        put(keys, "vocab_size", size("vocab_size", family.isGemma() ? 262_208 : 0));
        put(keys, "context_length", context);
        put(keys, "embedding_length", size("hidden_size", 0));
        put(keys, "block_count", size("num_hidden_layers", 0));
        put(keys, "feed_forward_length", size("intermediate_size", 0));
        put(keys, "attention.head_count", heads());
        put(keys, "attention.head_count_kv", kvHeads());
        put(keys, "attention.key_length", headSize());
        put(keys, "attention.value_length", headSize());
        put(keys, "attention.layer_norm_rms_epsilon", text.path("rms_norm_eps").asDouble(1e-6));
        put(keys, "rope.dimension_count", rotated());
        put(keys, "rope.freq_base", rope.base(family == Family.GEMMA3 ? 1_000_000 : 10_000));
        rope.keys(context).forEach((key, value) -> put(keys, key, value));
        windows(keys);
        soft(keys, "attn_logit_softcapping");
        soft(keys, "final_logit_softcapping");
        if (text.path("query_pre_attn_scalar").isNumber()) {
            put(
                    keys,
                    "attention.scale",
                    1 / Math.sqrt(text.path("query_pre_attn_scalar").asDouble()));
        }
        return keys;
    }

    /** Mistral and Qwen look back a fixed way in some versions; beyond it they would be computed wrongly. */
    private int context() {
        int context = size("max_position_embeddings", family == Family.GEMMA3 ? 131_072 : 0);
        boolean windowed = (family == Family.LLAMA || family == Family.QWEN2 || family == Family.QWEN3)
                && text.path("sliding_window").isNumber()
                && text.path("use_sliding_window").asBoolean(true);
        return windowed ? Math.min(context, size("sliding_window", context)) : context;
    }

    private void windows(Map<String, Object> keys) {
        if ((family.isGemma() || family == Family.PHI3)
                && text.path("sliding_window").isNumber()) {
            put(keys, "attention.sliding_window", size("sliding_window", 0));
        }
        JsonNode pattern = text.path("sliding_window_pattern");
        if (family == Family.GEMMA3 && pattern.isNumber()) {
            put(keys, "attention.sliding_window_pattern", size("sliding_window_pattern", 6));
        }
        if (family == Family.GEMMA3) {
            JsonNode local =
                    text.path("rope_parameters").path("sliding_attention").path("rope_theta");
            put(
                    keys,
                    "rope.freq_base_swa",
                    local.asDouble(text.path("rope_local_base_freq").asDouble(10_000)));
        }
    }

    private void soft(Map<String, Object> keys, String name) {
        if (family.isGemma() && text.path(name).isNumber()) {
            put(keys, name, text.path(name).asDouble());
        }
    }

    private void put(Map<String, Object> keys, String key, Object value) {
        keys.put(family.word() + "." + key, value instanceof Integer whole32 ? (Object) whole32.longValue() : value);
    }

    private int size(String name, int otherwise) {
        JsonNode given = text.path(name);
        long value =
                given.isIntegralNumber() ? given.asLong(0) : given.isMissingNode() || given.isNull() ? otherwise : 0;
        if (value < 1 || value > MOST) {
            throw new ModelFileException("the number " + name + " of config.json is missing or out of range");
        }
        return (int) value;
    }
}
