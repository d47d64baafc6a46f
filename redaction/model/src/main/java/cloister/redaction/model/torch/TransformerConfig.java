package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;

/**
 * The numbers that make a model of the Llama family what it is.
 *
 * @param context most tokens of one sequence
 * @param firstToken the token every sequence begins with
 */
record TransformerConfig(
        int layers,
        int hidden,
        int heads,
        int kvHeads,
        int headSize,
        int wide,
        int vocabulary,
        int context,
        double epsilon,
        double ropeBase,
        int firstToken) {

    /** Larger than any model that fits this host; what claims more is hostile. */
    private static final int MOST = 1 << 20;

    TransformerConfig {
        for (int size : new int[] {layers, hidden, heads, kvHeads, headSize, wide, vocabulary, context}) {
            if (size < 1 || size > MOST) {
                throw new ModelFileException("a size of the model is out of range: " + size);
            }
        }
        if (heads % kvHeads != 0 || headSize % 2 != 0 || heads * headSize != hidden) {
            throw new ModelFileException("the sizes of the attention heads do not fit together");
        }
        if (firstToken < 0 || firstToken >= vocabulary) {
            throw new ModelFileException("the first token is not in the vocabulary");
        }
        if (!(epsilon > 0) || !(ropeBase > 1)) {
            throw new ModelFileException("norm epsilon or rotary base is out of range");
        }
    }

    static TransformerConfig of(ModelFile file) {
        ModelMetadata metadata = file.metadata();
        String architecture = metadata.text("general.architecture").orElse("unnamed");
        if (!architecture.equals("llama")) {
            throw new ModelFileException("architecture " + architecture + " is not supported (supported: llama)");
        }
        if (metadata.has("llama.rope.scaling.type")
                || file.tensor("rope_freqs.weight").isPresent()) {
            throw new ModelFileException("architecture llama with scaled rotary positions is not supported");
        }
        if (metadata.integer("llama.expert_count").orElse(0) != 0) {
            throw new ModelFileException("architecture llama with experts is not supported");
        }
        int hidden = require(metadata, "llama.embedding_length");
        int heads = require(metadata, "llama.attention.head_count");
        int headSize = heads < 1 ? 0 : hidden / heads;
        int rotary = metadata.integer("llama.rope.dimension_count").orElse(headSize);
        if (rotary != headSize || metadata.integer("llama.attention.key_length").orElse(headSize) != headSize) {
            throw new ModelFileException("architecture llama with partly rotated or odd heads is not supported");
        }
        long vocabulary = file.require("token_embd.weight").shape().get(0);
        return new TransformerConfig(
                require(metadata, "llama.block_count"),
                hidden,
                heads,
                metadata.integer("llama.attention.head_count_kv").orElse(heads),
                headSize,
                require(metadata, "llama.feed_forward_length"),
                (int) Math.min(vocabulary, MOST + 1L),
                require(metadata, "llama.context_length"),
                metadata.number("llama.attention.layer_norm_rms_epsilon").orElse(1e-5),
                metadata.number("llama.rope.freq_base").orElse(10_000.0),
                require(metadata, "tokenizer.ggml.bos_token_id"));
    }

    private static int require(ModelMetadata metadata, String key) {
        return metadata.integer(key).orElseThrow(() -> new ModelFileException("the metadata lacks " + key));
    }
}
