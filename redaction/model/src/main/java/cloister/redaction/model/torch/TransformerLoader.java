package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.torch.Architecture.Trait;
import java.io.IOException;

/** Fills a module with a model's numbers and weights, a layer or a piece at a time. */
final class TransformerLoader {
    /** Rows of the largest matrices that are unpacked at a time. */
    private static final int PIECE = 2048;

    private final TorchModule module;
    private final TransformerConfig config;
    private final ModelFile file;

    TransformerLoader(TorchModule module, TransformerConfig config, ModelFile file) {
        this.module = module;
        this.config = config;
        this.file = file;
    }

    /**
     * Loads all.
     *
     * @param trial for int8, tokens of a text by which the scales are found
     */
    void load(Kernel kernel, int firstToken, int[] trial) throws IOException {
        configure(kernel);
        int[] tokens = new int[trial.length + 1];
        tokens[0] = firstToken;
        System.arraycopy(trial, 0, tokens, 1, trial.length);
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray embeddings = new Weights(file, scope)
                    .picked(
                            "token_embd.weight",
                            config.sizes().vocabulary(),
                            config.sizes().hidden(),
                            tokens);
            scope.call("load_trial", scope.value(embeddings), scope.tokens(trial));
        }
        for (int layer = 0; layer < config.sizes().layers(); layer++) {
            loadLayer(layer);
        }
        loadHead(kernel.isInt8());
    }

    private void configure(Kernel kernel) {
        Sizes sizes = config.sizes();
        try (TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "configure",
                    scope.of(kernel.isInt8()),
                    scope.of(kernel == Kernel.ONEDNN),
                    scope.of(config.architecture().has(Trait.GELU)),
                    scope.of(sizes.heads()),
                    scope.of(sizes.kvHeads()),
                    scope.of(sizes.headSize()),
                    scope.of(sizes.hidden()),
                    scope.of(config.epsilon()),
                    scope.of(config.queryScale()),
                    scope.of(config.embeddingScale()),
                    scope.of(config.attentionCap()),
                    scope.of(config.logitCap()));
            loadRotary(scope, config.rotary());
            if (!config.rotary().equals(config.localRotary())) {
                loadRotary(scope, config.localRotary());
            }
        }
    }

    private void loadRotary(TorchModule.Scope scope, Rotary rotary) {
        int headSize = config.sizes().headSize();
        scope.call(
                "load_rotary",
                scope.value(scope.array(rotary.speeds(headSize), headSize / 2)),
                scope.value(scope.array(rotary.lengths(headSize), headSize / 2)),
                scope.of(config.context()));
    }

    private void loadLayer(int layer) throws IOException {
        int window = config.windows().get(layer);
        boolean local = window > 0 && !config.rotary().equals(config.localRotary());
        try (TorchModule.Scope scope = module.scope()) {
            LayerWeights weights = new LayerWeights(config, new Weights(file, scope), layer);
            scope.call("load_layer", scope.tensors(weights.read()), scope.of(window), scope.of(local ? 1 : 0));
        }
    }

    private void loadHead(boolean int8) throws IOException {
        boolean tied = file.tensor("output.weight").isEmpty();
        int vocabulary = config.sizes().vocabulary();
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray norm = new Weights(file, scope)
                    .vector("output_norm.weight", config.sizes().hidden());
            scope.call("begin_head", scope.of(vocabulary), scope.value(norm));
            loadRows(tied ? "token_embd.weight" : "output.weight", "load_head");
            scope.call("end_head");
            if (int8 || !tied) {
                scope.call("begin_table", scope.of(vocabulary));
                loadRows("token_embd.weight", "load_table");
            }
        }
    }

    private void loadRows(String name, String method) throws IOException {
        int vocabulary = config.sizes().vocabulary();
        for (int begin = 0; begin < vocabulary; begin += PIECE) {
            try (TorchModule.Scope scope = module.scope()) {
                int count = Math.min(PIECE, vocabulary - begin);
                PtNDArray rows = new Weights(file, scope)
                        .rows(name, vocabulary, config.sizes().hidden(), begin, count);
                scope.call(method, scope.of(begin), scope.value(rows));
            }
        }
    }
}
