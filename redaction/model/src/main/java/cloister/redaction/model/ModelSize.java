package cloister.redaction.model;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelTensor;
import java.util.List;

/** About how many parameters a model has: its matrices, by the shapes of the first layer. */
final class ModelSize {
    private static final List<String> MATRICES =
            List.of("attn_q", "attn_k", "attn_v", "attn_qkv", "attn_output", "ffn_gate", "ffn_up", "ffn_down");

    private ModelSize() {}

    static long of(ModelFile file, int layers) {
        long layer = MATRICES.stream()
                .mapToLong(name -> count(file, "blk.0." + name + ".weight"))
                .sum();
        return count(file, "token_embd.weight") + count(file, "output.weight") + layers * layer;
    }

    private static long count(ModelFile file, String name) {
        return file.tensor(name).map(ModelTensor::count).orElse(0L);
    }
}
