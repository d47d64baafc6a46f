package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A tagger with its weights, the adapter merged into them. Not safe for use by several threads at once. */
public final class TorchTagger implements AutoCloseable {
    private final TorchModule module;
    private final String code;

    private TorchTagger(TorchModule module, String code) {
        this.module = module;
        this.code = code;
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
        TaggerBody body = TaggerBody.of(file, shape);
        if (numbers.length != body.numbers()) {
            throw new IllegalArgumentException("the adapter does not fit this model");
        }
        TorchModule module = body.module(half);
        try {
            load(module, file, body, numbers);
            return new TorchTagger(module, body.source());
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    private static void load(TorchModule module, ModelFile file, TaggerBody body, float[] numbers) throws IOException {
        Weights.Room room = new Weights.Room();
        try (TorchModule.Scope scope = module.scope()) {
            Weights weights = new Weights(file, scope, room);
            for (PtNDArray table : body.tables(weights)) {
                scope.call("load", scope.value(table), scope.value(weights.none()));
            }
        }
        int at = 0;
        for (int layer = 0; layer < body.shape().depth(); layer++) {
            try (TorchModule.Scope scope = module.scope()) {
                List<TaggerBody.Part> parts = body.parts();
                List<PtNDArray> tensors = body.layer(new Weights(file, scope, room), layer);
                for (int i = 0; i < parts.size(); i++) {
                    int length = parts.get(i).length();
                    float[] part = Arrays.copyOfRange(numbers, at, at + length);
                    at += length;
                    scope.call("load", scope.value(tensors.get(i)), scope.value(scope.array(part, length)));
                }
            }
        }
        try (TorchModule.Scope scope = module.scope()) {
            float[] end = Arrays.copyOfRange(numbers, at, numbers.length);
            scope.call(
                    "load_end",
                    scope.value(scope.array(end, end.length)),
                    scope.of(body.sizes().hidden()));
        }
    }

    /** The digest-worthy text of the forward pass. */
    public String code() {
        return code;
    }

    /**
     * The probability of each label for each token.
     *
     * @param windows tokens, all windows equally long
     * @param shapes of their words, likewise; none where the tagger is not told of them
     * @param temperature what logits are divided by
     * @return a row of labels for each token, one window after the other
     */
    public float[] probabilities(int[][] windows, int[][] shapes, int scheme, double temperature) {
        try (TorchModule.Scope scope = module.scope()) {
            return scope.floats(scope.call(
                    "probabilities",
                    table(scope, windows),
                    table(scope, shapes),
                    scope.of((long) scheme),
                    scope.of(temperature)));
        }
    }

    /** What the last layer makes of each token, for comparison with others' results. */
    float[] last(int[][] windows, int[][] shapes, int scheme) {
        try (TorchModule.Scope scope = module.scope()) {
            return scope.floats(
                    scope.call("last", table(scope, windows), table(scope, shapes), scope.of((long) scheme)));
        }
    }

    private static IValue table(TorchModule.Scope scope, int[][] rows) {
        return scope.value(scope.table(rows));
    }

    @Override
    public void close() {
        module.close();
    }
}
