package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
import java.util.Arrays;

/** A tagger with its weights, the adapter merged into them. Not safe for use by several threads at once. */
public final class TorchTagger implements AutoCloseable {
    private final TorchModule module;

    private TorchTagger(TorchModule module) {
        this.module = module;
    }

    /**
     * Loads the layers that are needed.
     *
     * @param half whether to multiply in bfloat16, which is several times quicker where the processor has it
     * @param numbers the adapter
     * @throws IOException if the file can't be read
     * @throws IllegalArgumentException if the adapter has another size
     */
    public static TorchTagger open(ModelFile file, TaggerShape shape, boolean half, float[] numbers)
            throws IOException {
        TransformerConfig config = TaggerCode.config(file, shape);
        Sizes sizes = config.sizes();
        if (numbers.length != shape.layerNumbers(sizes) + shape.endNumbers(sizes)) {
            throw new IllegalArgumentException("the adapter does not fit this model");
        }
        TorchModule module = TaggerCode.module();
        try {
            TaggerCode.configure(module, config, shape, half);
            load(module, file, config, shape, numbers);
            return new TorchTagger(module);
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    private static void load(
            TorchModule module, ModelFile file, TransformerConfig config, TaggerShape shape, float[] numbers)
            throws IOException {
        Sizes sizes = config.sizes();
        Weights.Room room = new Weights.Room();
        try (TorchModule.Scope scope = module.scope()) {
            Weights weights = new Weights(file, scope, room);
            scope.call("load", scope.value(TaggerCode.table(weights, sizes)), scope.value(weights.none()));
        }
        int[] parts = shape.parts(sizes);
        int at = 0;
        for (int layer = 0; layer < shape.depth(); layer++) {
            try (TorchModule.Scope scope = module.scope()) {
                Weights weights = new Weights(file, scope, room);
                int matrix = 0;
                for (PtNDArray weight : new LayerWeights(config, weights, layer).core()) {
                    boolean adapted = weight.getShape().dimension() == 2;
                    int length = adapted ? parts[matrix++] : 0;
                    float[] part = Arrays.copyOfRange(numbers, at, at + length);
                    at += length;
                    scope.call("load", scope.value(weight), scope.value(scope.array(part, length)));
                }
            }
        }
        try (TorchModule.Scope scope = module.scope()) {
            float[] end = Arrays.copyOfRange(numbers, at, numbers.length);
            scope.call("load_end", scope.value(scope.array(end, end.length)), scope.of(sizes.hidden()));
        }
    }

    /** The digest-worthy text of the forward pass. */
    public static String code() {
        return TaggerCode.SOURCE;
    }

    /**
     * The probability of each label for each token.
     *
     * @param windows tokens, all windows equally long
     * @param temperature what logits are divided by
     * @return a row of labels for each token, one window after the other
     */
    public float[] probabilities(int[][] windows, int scheme, double temperature) {
        int width = windows[0].length;
        int[] all = new int[windows.length * width];
        for (int i = 0; i < windows.length; i++) {
            System.arraycopy(windows[i], 0, all, i * width, width);
        }
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray ids = scope.array(scope.tokens(all));
            PtNDArray shaped = (PtNDArray) ids.reshape(windows.length, width);
            return scope.floats(
                    scope.call("probabilities", scope.value(shaped), scope.of((long) scheme), scope.of(temperature)));
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
