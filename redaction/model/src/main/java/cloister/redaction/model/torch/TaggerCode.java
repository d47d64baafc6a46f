package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.torch.TorchArchive.Empty;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tagger's forward pass ({@code Tagger.py}), and what training and use have in common. */
final class TaggerCode {
    static final String SOURCE = TransformerCode.read("Tagger.py");

    /** As torch numbers types. */
    private static final int FLOAT32 = 6;

    private static final int BFLOAT16 = 15;

    private TaggerCode() {}

    static TorchModule module() {
        Map<String, Empty> attributes = new LinkedHashMap<>();
        attributes.put("training", Empty.FALSE);
        List.of("heads", "kv_heads", "head_size", "kind", "rank", "schemes", "labels")
                .forEach(name -> attributes.put(name, Empty.ZERO));
        List.of("epsilon", "strength").forEach(name -> attributes.put(name, Empty.ZERO_FLOAT));
        attributes.put("speeds", Empty.NONE);
        List.of("weights", "ends").forEach(name -> attributes.put(name, Empty.LIST));
        return new TorchModule(TorchArchive.of("Tagger", SOURCE, attributes), TorchDevice.CPU);
    }

    /**
     * The model whose layers are used.
     *
     * @throws ModelFileException if it is not of the one family that this forward pass is written for, or has fewer layers
     */
    static TransformerConfig config(ModelFile file, TaggerShape shape) {
        TransformerConfig config = TransformerConfig.of(file, Sizes.MOST);
        if (config.architecture() != Architecture.LLAMA
                || config.sizes().layers() < shape.depth()
                || config.windows().stream().anyMatch(window -> window > 0)) {
            throw new ModelFileException("a tagger can't use the layers of this model");
        }
        return config;
    }

    /** The embedding table. */
    static PtNDArray table(Weights weights, Sizes sizes) throws IOException {
        return weights.pieces(sizes.hidden(), List.of(Map.entry("token_embd.weight", sizes.vocabulary())));
    }

    static void configure(TorchModule module, TransformerConfig config, TaggerShape shape, boolean half) {
        Sizes sizes = config.sizes();
        try (TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "configure",
                    scope.of(sizes.heads()),
                    scope.of(sizes.kvHeads()),
                    scope.of(sizes.headSize()),
                    scope.of(half ? BFLOAT16 : FLOAT32),
                    scope.of(shape.rank()),
                    scope.of(shape.schemes()),
                    scope.of(shape.labels()),
                    scope.of(config.epsilon()),
                    scope.of(shape.strength()),
                    scope.value(scope.array(config.rotary().speeds(sizes.headSize()), sizes.headSize() / 2)));
        }
    }
}
