package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open folder of an encoder (BERT) as Hugging Face has it, which looks like a GGUF: the same keys and names. */
public final class EncoderFolder implements ModelFile {
    private static final String CLASS = "BertModel";
    private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d{1,4})\\.(.+)\\.(weight|bias)");

    /** Numbers of places are computed anew, and nothing here pools. */
    private static final Pattern LEFT_OUT = Pattern.compile("embeddings\\.position_ids|pooler\\..*");

    private static final Map<String, String> PARTS = Map.of(
            "attention.self.query", "attn_q",
            "attention.self.key", "attn_k",
            "attention.self.value", "attn_v",
            "attention.output.dense", "attn_output",
            "attention.output.LayerNorm", "attn_output_norm",
            "intermediate.dense", "ffn_up",
            "output.dense", "ffn_down",
            "output.LayerNorm", "layer_output_norm");

    private static final Map<String, String> TABLES = Map.of(
            "embeddings.word_embeddings.weight", "token_embd.weight",
            "embeddings.position_embeddings.weight", "position_embd.weight",
            "embeddings.token_type_embeddings.weight", "token_types.weight",
            "embeddings.LayerNorm.weight", "token_embd_norm.weight",
            "embeddings.LayerNorm.bias", "token_embd_norm.bias");

    private final SafetensorsFile file;
    private final ModelMetadata metadata;
    private final Map<String, ModelTensor> tensors = new HashMap<>();

    private EncoderFolder(SafetensorsFile file, ModelMetadata metadata) {
        this.file = file;
        this.metadata = metadata;
        for (ModelTensor tensor : file.tensors().values()) {
            String name = gguf(tensor.name())
                    .orElseThrow(() -> new ModelFileException("the tensor " + tensor.name() + " is not supported"));
            tensors.put(name, new ModelTensor(name, tensor.type(), tensor.shape(), tensor.offset()));
        }
    }

    /**
     * Opens a folder and reads the headers in it.
     *
     * @throws IOException if it can't be read
     * @throws ModelFileException if it can't be used; the message says why
     */
    public static EncoderFolder open(Path folder) throws IOException {
        ModelMetadata metadata = new ModelMetadata(keys(folder));
        SafetensorsFile file = SafetensorsFile.open(folder.resolve(FolderFiles.WEIGHTS), name -> !LEFT_OUT.matcher(name)
                .matches());
        try {
            return new EncoderFolder(file, metadata);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, Object> keys(Path folder) throws IOException {
        JsonNode config = json(folder, FolderFiles.CONFIG);
        boolean known = config.path("architectures").path(0).asString("").equals(CLASS)
                && config.path("hidden_act").asString("gelu").equals("gelu")
                && config.path("position_embedding_type").asString("absolute").equals("absolute");
        if (!known) {
            throw new ModelFileException("the encoder is of a kind that isn't supported (supported: " + CLASS + ")");
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("general.architecture", "bert");
        put(keys, "vocab_size", config.path("vocab_size"));
        put(keys, "context_length", config.path("max_position_embeddings"));
        put(keys, "embedding_length", config.path("hidden_size"));
        put(keys, "block_count", config.path("num_hidden_layers"));
        put(keys, "feed_forward_length", config.path("intermediate_size"));
        put(keys, "attention.head_count", config.path("num_attention_heads"));
        keys.put(
                "bert.attention.layer_norm_epsilon",
                config.path("layer_norm_eps").asDouble(1e-12));
        keys.put(
                "tokenizer.huggingface.json",
                JsonMapper.shared().writeValueAsString(json(folder, FolderFiles.TOKENIZER)));
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, JsonNode size) {
        if (size.isIntegralNumber()) {
            keys.put("bert." + key, size.asLong(0));
        }
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        return Json.read(folder.resolve(name)).orElseThrow(() -> new ModelFileException("the folder lacks " + name));
    }

    private static Optional<String> gguf(String name) {
        Matcher layer = LAYER.matcher(name);
        return layer.matches()
                ? Optional.ofNullable(PARTS.get(layer.group(2)))
                        .map(part -> "blk." + Integer.parseInt(layer.group(1)) + "." + part + "." + layer.group(3))
                : Optional.ofNullable(TABLES.get(name));
    }

    @Override
    public ModelMetadata metadata() {
        return metadata;
    }

    @Override
    public Collection<ModelTensor> tensors() {
        return List.copyOf(tensors.values());
    }

    @Override
    public Optional<ModelTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    @Override
    public ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException {
        tensor.requireRows(begin, count);
        return file.read(tensor.offset() + begin * tensor.rowLength(), tensor.rowLength() * count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
