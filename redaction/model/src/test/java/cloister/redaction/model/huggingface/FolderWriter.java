package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model that was read from a GGUF as Hugging Face would have it. */
public final class FolderWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> CLASSES = Map.of(
            "llama", "LlamaForCausalLM",
            "qwen2", "Qwen2ForCausalLM",
            "qwen3", "Qwen3ForCausalLM",
            "phi3", "Phi3ForCausalLM",
            "gemma2", "Gemma2ForCausalLM",
            "gemma3", "Gemma3ForCausalLM");
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("attn_norm", "input_layernorm"),
            Map.entry("attn_q", "self_attn.q_proj"),
            Map.entry("attn_k", "self_attn.k_proj"),
            Map.entry("attn_v", "self_attn.v_proj"),
            Map.entry("attn_qkv", "self_attn.qkv_proj"),
            Map.entry("attn_output", "self_attn.o_proj"),
            Map.entry("attn_q_norm", "self_attn.q_norm"),
            Map.entry("attn_k_norm", "self_attn.k_norm"),
            Map.entry("ffn_gate", "mlp.gate_proj"),
            Map.entry("ffn_down", "mlp.down_proj"),
            Map.entry("post_attention_norm", "post_attention_layernorm"),
            Map.entry("post_ffw_norm", "post_feedforward_layernorm"));

    private final ModelFile model;
    private final String architecture;

    public FolderWriter(ModelFile model) {
        this.model = model;
        this.architecture = model.metadata().text("general.architecture").orElseThrow();
    }

    /** One file, or a shard for each tensor and an index. */
    public void write(Path folder, boolean sharded) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("config.json"), config());
        JSON.writeValue(folder.resolve("tokenizer.json"), tokenizer());
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("bos_token").put("content", text("bos_token_id"));
        settings.put("eos_token", text("eos_token_id"));
        model.metadata().text("tokenizer.chat_template").ifPresent(t -> settings.put("chat_template", t));
        JSON.writeValue(folder.resolve("tokenizer_config.json"), settings);
        Map<String, ModelTensor> tensors = new LinkedHashMap<>();
        for (ModelTensor tensor : model.tensors()) {
            if (!tensor.name().startsWith("rope_")) {
                tensors.put(name(tensor.name()), tensor);
            }
        }
        if (!sharded) {
            Files.write(folder.resolve("model.safetensors"), safetensors(tensors));
            return;
        }
        ObjectNode map = JSON.createObjectNode();
        int shard = 0;
        for (Map.Entry<String, ModelTensor> one : tensors.entrySet()) {
            String file =
                    String.format(java.util.Locale.ROOT, "model-%05d-of-%05d.safetensors", ++shard, tensors.size());
            Files.write(folder.resolve(file), safetensors(Map.of(one.getKey(), one.getValue())));
            map.put(one.getKey(), file);
        }
        ObjectNode index = JSON.createObjectNode();
        index.set("weight_map", map);
        JSON.writeValue(folder.resolve("model.safetensors.index.json"), index);
    }

    private String text(String key) {
        int id = model.metadata().integer("tokenizer.ggml." + key).orElseThrow();
        return model.metadata().texts("tokenizer.ggml.tokens").get(id);
    }

    private String name(String gguf) {
        switch (gguf) {
            case "token_embd.weight":
                return "model.embed_tokens.weight";
            case "output_norm.weight":
                return "model.norm.weight";
            case "output.weight":
                return "lm_head.weight";
            default:
                String[] parts = gguf.split("\\.");
                return "model.layers." + parts[1] + "." + part(parts[2]) + "." + parts[3];
        }
    }

    private String part(String gguf) {
        return switch (gguf) {
            case "ffn_norm" ->
                architecture.startsWith("gemma") ? "pre_feedforward_layernorm" : "post_attention_layernorm";
            case "ffn_up" -> architecture.equals("phi3") ? "mlp.gate_up_proj" : "mlp.up_proj";
            default -> PARTS.get(gguf);
        };
    }

    private ObjectNode config() {
        ObjectNode config = JSON.createObjectNode();
        config.putArray("architectures").add(CLASSES.get(architecture));
        copy(config, "hidden_size", "embedding_length");
        copy(config, "intermediate_size", "feed_forward_length");
        copy(config, "num_hidden_layers", "block_count");
        copy(config, "num_attention_heads", "attention.head_count");
        copy(config, "num_key_value_heads", "attention.head_count_kv");
        copy(config, "max_position_embeddings", "context_length");
        copy(config, "head_dim", "attention.key_length");
        copy(config, "sliding_window", "attention.sliding_window");
        copy(config, "rms_norm_eps", "attention.layer_norm_rms_epsilon");
        copy(config, "rope_theta", "rope.freq_base");
        copy(config, "attn_logit_softcapping", "attn_logit_softcapping");
        copy(config, "final_logit_softcapping", "final_logit_softcapping");
        copy(config, "original_max_position_embeddings", "rope.scaling.original_context_length");
        int size = model.metadata()
                .integer(architecture + ".attention.key_length")
                .orElseGet(() -> config.get("hidden_size").asInt()
                        / config.get("num_attention_heads").asInt());
        model.metadata()
                .number(architecture + ".rope.dimension_count")
                .ifPresent(turned -> config.put("partial_rotary_factor", turned / size));
        config.put("vocab_size", model.require("token_embd.weight").rows());
        config.put("tie_word_embeddings", model.tensor("output.weight").isEmpty());
        if (model.tensor("rope_factors_long.weight").isPresent()) {
            ObjectNode scaling = config.putObject("rope_scaling").put("type", "longrope");
            list(scaling.putArray("long_factor"), "rope_factors_long.weight");
            list(scaling.putArray("short_factor"), "rope_factors_short.weight");
        }
        return config;
    }

    private void list(ArrayNode list, String tensor) {
        try {
            for (float number : model.readAll(model.require(tensor))) {
                list.add(number);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void copy(ObjectNode config, String name, String key) {
        model.metadata().number(architecture + "." + key).ifPresent(value -> {
            if (value == Math.rint(value)) {
                config.put(name, value.longValue());
            } else {
                config.put(name, value);
            }
        });
    }

    private ObjectNode tokenizer() {
        List<String> tokens = model.metadata().texts("tokenizer.ggml.tokens");
        List<Long> kinds = model.metadata().integers("tokenizer.ggml.token_type");
        ObjectNode root = JSON.createObjectNode();
        ArrayNode added = root.putArray("added_tokens");
        ObjectNode step = root.putObject("pre_tokenizer").put("type", "ByteLevel");
        step.put("add_prefix_space", false).put("trim_offsets", false).put("use_regex", true);
        root.set("decoder", step.deepCopy());
        ObjectNode bpe = root.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = bpe.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            if (kinds.get(id) == 3) {
                added.addObject().put("id", id).put("content", tokens.get(id)).put("special", true);
            }
            vocabulary.put(tokens.get(id), id);
        }
        ArrayNode merges = bpe.putArray("merges");
        model.metadata().texts("tokenizer.ggml.merges").forEach(merges::add);
        return root;
    }

    private byte[] safetensors(Map<String, ModelTensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, ModelTensor> entry : tensors.entrySet()) {
            ModelTensor tensor = entry.getValue();
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
            ArrayNode shape = node.putArray("shape");
            tensor.shape().forEach(shape::add);
            ArrayNode offsets = node.putArray("data_offsets").add(data.size());
            data.writeBytes(bytes(numbers(tensor)));
            offsets.add(data.size());
        }
        return file(JSON.writeValueAsString(header), data.toByteArray());
    }

    static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }

    private static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    /** Back to Hugging Face's order of rows, and norms of Gemma without their one. */
    private float[] numbers(ModelTensor tensor) throws IOException {
        float[] numbers = model.readAll(tensor);
        if (architecture.startsWith("gemma") && tensor.name().endsWith("norm.weight")) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] -= 1;
            }
        }
        boolean query = tensor.name().contains("attn_q.");
        if (!architecture.equals("llama") || !(query || tensor.name().contains("attn_k."))) {
            return numbers;
        }
        String key = query ? "llama.attention.head_count" : "llama.attention.head_count_kv";
        int heads = model.metadata().integer(key).orElseThrow();
        int columns = (int) (tensor.count() / tensor.shape().get(0));
        int half = (int) (tensor.shape().get(0) / heads / 2);
        float[] out = new float[numbers.length];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < half; i++) {
                for (int side = 0; side < 2; side++) {
                    int from = head * 2 * half + 2 * i + side;
                    int to = head * 2 * half + side * half + i;
                    System.arraycopy(numbers, from * columns, out, to * columns, columns);
                }
            }
        }
        return out;
    }
}
