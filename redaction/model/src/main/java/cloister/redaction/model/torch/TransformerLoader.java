package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.TensorType;
import cloister.redaction.model.torch.Architecture.Trait;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Fills a module with a model's numbers and weights, a layer or a piece at a time. */
final class TransformerLoader {
    /** Weights of which bfloat16 copies (two bytes each) stay in memory. */
    private static final long MOST_KEPT = 256L << 20;

    private final TorchModule module;
    private final TransformerConfig config;
    private final ModelFile file;
    private final Kernel kernel;
    private final Weights.Room room = new Weights.Room();

    TransformerLoader(TorchModule module, TransformerConfig config, ModelFile file, Kernel kernel) {
        this.module = module;
        this.config = config;
        this.file = file;
        this.kernel = kernel;
    }

    /**
     * Loads all.
     *
     * @param firstToken asked for as late as can be, as is the trial: somebody else may still be finding out
     * @param trial tokens of a text by which the scales of inputs are found; empty for float32
     * @param checked whether the trial is computed in float32 too, to compare with
     */
    void load(IntSupplier firstToken, Supplier<int[]> trial, boolean checked) throws IOException {
        boolean tied = file.tensor("output.weight").isEmpty();
        configure();
        if (!kernel.isPlain() || !tied) {
            loadTable();
        }
        boolean carried = checked || !kernel.isHalf();
        if (carried) {
            loadTrial(firstToken.getAsInt(), trial.get(), true);
        }
        for (int layer = 0; layer < config.sizes().layers(); layer++) {
            if (kernel.isHalf()) {
                loadHalf(layer, checked);
            } else {
                loadLayer(layer, "load_layer");
            }
        }
        if (!carried) {
            loadTrial(firstToken.getAsInt(), trial.get(), false);
        }
        loadHead(tied);
    }

    /** Whether bfloat16 matrices stay in memory: copies of packed ones only where there is room for both. */
    static boolean keeps(Kernel kernel, Sizes sizes) {
        return kernel == Kernel.BFLOAT16 || sizes.weights() <= MOST_KEPT;
    }

    private void loadTrial(int firstToken, int[] trial, boolean whole) throws IOException {
        int[] tokens = new int[whole ? trial.length + 1 : 1];
        tokens[0] = firstToken;
        System.arraycopy(trial, 0, tokens, 1, tokens.length - 1);
        Sizes sizes = config.sizes();
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray embeddings =
                    weights(scope).picked("token_embd.weight", sizes.vocabulary(), sizes.hidden(), tokens);
            scope.call("load_trial", scope.value(embeddings), scope.tokens(trial));
        }
    }

    private void configure() {
        Sizes sizes = config.sizes();
        try (TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "configure",
                    scope.of(kernel == Kernel.INT8),
                    scope.of(kernel.kind()),
                    scope.of(kernel.few()),
                    scope.of(keeps(kernel, sizes)),
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

    private void loadLayer(int layer, String method) throws IOException {
        try (TorchModule.Scope scope = module.scope()) {
            give(scope, method, new LayerWeights(config, weights(scope), layer).read(), layer);
        }
    }

    private void loadHalf(int layer, boolean checked) throws IOException {
        if (checked) {
            loadLayer(layer, "check_layer");
        }
        for (LayerWeights.Part part : LayerWeights.Part.values()) {
            try (TorchModule.Scope scope = module.scope()) {
                keep(scope, new LayerWeights(config, weights(scope), layer), part);
            }
        }
        try (TorchModule.Scope scope = module.scope()) {
            give(scope, "end_layer", new LayerWeights(config, weights(scope), layer).vectors(), layer);
        }
    }

    private void keep(TorchModule.Scope scope, LayerWeights weights, LayerWeights.Part part) throws IOException {
        if (kernel == Kernel.INT4) {
            keepFours(scope, weights, part);
        } else {
            scope.call("keep_wide", scope.value(weights.matrix(part)));
        }
    }

    private static void keepFours(TorchModule.Scope scope, LayerWeights weights, LayerWeights.Part part)
            throws IOException {
        for (TensorType type : List.of(TensorType.Q4_0, TensorType.Q4_1)) {
            Optional<PtNDArray[]> packed = weights.packed(part, type);
            if (packed.isPresent()) {
                scope.call(
                        "keep_blocks",
                        scope.value(packed.get()[0]),
                        scope.value(packed.get()[1]),
                        scope.of(type == TensorType.Q4_1));
                return;
            }
        }
        Optional<PtNDArray[]> fours = weights.fours(part);
        if (fours.isPresent()) {
            scope.call(
                    "keep_fours", Arrays.stream(fours.get()).map(scope::value).toArray(IValue[]::new));
        } else {
            scope.call("keep_bytes", scope.value(weights.matrix(part)));
        }
    }

    private Weights weights(TorchModule.Scope scope) {
        return new Weights(file, scope, room);
    }

    private void give(TorchModule.Scope scope, String method, PtNDArray[] weights, int layer) {
        int window = config.windows().get(layer);
        boolean local = window > 0 && !config.rotary().equals(config.localRotary());
        scope.call(method, scope.tensors(weights), scope.of(window), scope.of(local ? 1 : 0));
    }

    private void loadHead(boolean tied) throws IOException {
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray norm =
                    weights(scope).vector("output_norm.weight", config.sizes().hidden());
            scope.call("begin_head", scope.of(config.sizes().vocabulary()), scope.value(norm));
            loadRows(tied ? "token_embd.weight" : "output.weight", "load_head");
            scope.call("end_head", scope.of(tied));
        }
    }

    private void loadTable() throws IOException {
        Sizes sizes = config.sizes();
        try (TorchModule.Scope scope = module.scope()) {
            scope.call("begin_table", scope.of(sizes.vocabulary()), scope.of(sizes.hidden()));
        }
        loadRows("token_embd.weight", "load_table");
    }

    private void loadRows(String name, String method) throws IOException {
        int vocabulary = config.sizes().vocabulary();
        int hidden = config.sizes().hidden();
        int most = Math.max(1, Weights.PIECE / hidden);
        for (int begin = 0; begin < vocabulary; begin += most) {
            try (TorchModule.Scope scope = module.scope()) {
                int count = Math.min(most, vocabulary - begin);
                scope.call(method, scope.of(begin), weights(scope).rows(name, vocabulary, hidden, begin, count));
            }
        }
    }
}
