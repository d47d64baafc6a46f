package cloister.redaction.model.huggingface;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of tensors: Hugging Face's to GGUF's. */
final class Naming {
    private static final Pattern LAYER = Pattern.compile("model\\.layers\\.(\\d{1,4})\\.(.+)\\.(weight|bias)");

    /** Buffers that are computed anew, and the parts of models that see pictures. */
    private static final Pattern LEFT_OUT =
            Pattern.compile(".*\\.rotary_emb\\.inv_freq|(model\\.)?(vision_tower|multi_modal_projector)\\..*");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("input_layernorm", "attn_norm"),
            Map.entry("self_attn.q_proj", "attn_q"),
            Map.entry("self_attn.k_proj", "attn_k"),
            Map.entry("self_attn.v_proj", "attn_v"),
            Map.entry("self_attn.o_proj", "attn_output"),
            Map.entry("self_attn.qkv_proj", "attn_qkv"),
            Map.entry("self_attn.q_norm", "attn_q_norm"),
            Map.entry("self_attn.k_norm", "attn_k_norm"),
            Map.entry("mlp.gate_proj", "ffn_gate"),
            Map.entry("mlp.up_proj", "ffn_up"),
            Map.entry("mlp.gate_up_proj", "ffn_up"),
            Map.entry("mlp.down_proj", "ffn_down"));

    private final Map<String, String> parts = new HashMap<>(PARTS);

    Naming(Family family) {
        if (family.isGemma()) {
            parts.put("post_attention_layernorm", "post_attention_norm");
            parts.put("pre_feedforward_layernorm", "ffn_norm");
            parts.put("post_feedforward_layernorm", "post_ffw_norm");
        } else {
            parts.put("post_attention_layernorm", "ffn_norm");
        }
    }

    static boolean isLeftOut(String name) {
        return LEFT_OUT.matcher(name).matches();
    }

    /** GGUF's name; empty if there is none. */
    Optional<String> gguf(String name) {
        String plain = name.startsWith("model.language_model.")
                ? "model." + name.substring("model.language_model.".length())
                : name.startsWith("language_model.") ? name.substring("language_model.".length()) : name;
        switch (plain) {
            case "model.embed_tokens.weight":
                return Optional.of("token_embd.weight");
            case "model.norm.weight":
                return Optional.of("output_norm.weight");
            case "lm_head.weight":
                return Optional.of("output.weight");
            default:
                Matcher layer = LAYER.matcher(plain);
                return layer.matches()
                        ? Optional.ofNullable(parts.get(layer.group(2)))
                                .map(part ->
                                        "blk." + Integer.parseInt(layer.group(1)) + "." + part + "." + layer.group(3))
                        : Optional.empty();
        }
    }
}
