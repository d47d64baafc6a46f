package cloister.redaction.model.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.training.GradientCollector;
import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * Trains a tagger's adapter: the model's own weights stay as they are. The loss is the mean cross entropy of the labels; a step
 * is one of AdamW. The same numbers and windows give the same adapter on the same machine with the same number of threads. Not
 * safe for use by several threads at once.
 */
public final class TaggerTraining implements AutoCloseable {
    /** What stands in the targets where nothing is asked. */
    public static final int NOT_ASKED = -100;

    private final TorchModule module;
    private final TorchModule.Scope scope;
    private final NDList base;
    private final PtNDArray adapter;
    private final PtNDArray first;
    private final PtNDArray second;
    private int steps;

    /**
     * Some windows of tokens, filled up to the same length.
     *
     * @param ids of tokens, a row for each window
     * @param targets the label of each, or {@link #NOT_ASKED}
     * @param lengths tokens of each window that are there
     * @param schemes by which each was annotated
     */
    public record Windows(int[][] ids, int[][] targets, int[] lengths, int[] schemes) {}

    private TaggerTraining(TorchModule module, NDList base, TorchModule.Scope scope, float[] numbers) {
        this.module = module;
        this.base = base;
        this.scope = scope;
        this.adapter = scope.array(numbers, numbers.length);
        this.first = scope.array(new float[numbers.length], numbers.length);
        this.second = scope.array(new float[numbers.length], numbers.length);
        adapter.setRequiresGradient(true);
    }

    /**
     * Loads the layers that are needed.
     *
     * @param half whether to multiply in bfloat16, which is several times quicker where the processor has it
     * @param numbers the adapter to begin with, as {@link #fresh} makes it
     * @throws IOException if the file can't be read
     */
    public static TaggerTraining open(ModelFile file, TaggerShape shape, boolean half, float[] numbers)
            throws IOException {
        TransformerConfig config = TaggerCode.config(file, shape);
        TorchModule module = TaggerCode.module();
        try {
            TaggerCode.configure(module, config, shape, half);
            TorchModule.Scope scope = module.scope();
            NDList base = new NDList();
            Weights weights = new Weights(file, scope, new Weights.Room());
            add(base, TaggerCode.table(weights, config.sizes()));
            for (int layer = 0; layer < shape.depth(); layer++) {
                for (PtNDArray weight : new LayerWeights(config, weights, layer).core()) {
                    add(base, weight);
                }
            }
            return new TaggerTraining(module, base, scope, numbers);
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** An adapter that changes nothing yet, with a head that knows nothing yet. */
    public static float[] fresh(ModelFile file, TaggerShape shape, long seed) {
        Sizes sizes = TaggerCode.config(file, shape).sizes();
        Random random = new Random(seed);
        int layers = shape.layerNumbers(sizes);
        float[] numbers = new float[layers + shape.endNumbers(sizes)];
        int[] parts = shape.parts(sizes);
        int[] inner = shape.inner(sizes);
        int at = 0;
        for (int layer = 0; layer < shape.depth(); layer++) {
            for (int part = 0; part < parts.length; part++) {
                double deviation = Math.sqrt((double) shape.rank() / inner[part]);
                for (int i = 0; i < inner[part]; i++) {
                    numbers[at + i] = (float) (random.nextGaussian() * deviation);
                }
                at += parts[part];
            }
        }
        int norm = layers + shape.schemes() * sizes.hidden();
        Arrays.fill(numbers, norm, norm + sizes.hidden(), 1f);
        int head = norm + sizes.hidden();
        for (int i = 0; i < shape.labels() * sizes.hidden(); i++) {
            numbers[head + i] = (float) (random.nextGaussian() * 0.02);
        }
        return numbers;
    }

    private static void add(NDList base, PtNDArray weight) {
        weight.setName("weights[]");
        base.add(weight);
    }

    /**
     * One step.
     *
     * @param rate how far it goes
     * @param decay of the numbers for each unit of the rate
     * @return the loss before it
     */
    public double step(Windows windows, double rate, double decay) {
        double loss;
        try (TorchModule.Scope call = module.scope();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            PtNDArray found = call.train(inputs(call.manager(), windows));
            loss = found.getFloat();
            collector.backward(found);
        }
        steps++;
        try (TorchModule.Scope call = module.scope();
                PtNDArray gradient = adapter.getGradient()) {
            call.call(
                    "step",
                    call.value(adapter),
                    call.value(gradient),
                    call.value(first),
                    call.value(second),
                    call.of((long) steps),
                    call.of(rate),
                    call.of(decay));
        }
        return loss;
    }

    private NDList inputs(PtNDManager manager, Windows windows) {
        NDList inputs = new NDList();
        int rows = windows.ids().length;
        int width = windows.ids()[0].length;
        int[][] seen = new int[rows][width];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(seen[row], 0, windows.lengths()[row], 1);
        }
        inputs.add(longs(manager, windows.ids(), width));
        inputs.add(longs(manager, windows.targets(), width));
        inputs.add(longs(manager, seen, width));
        inputs.add(longs(manager, new int[][] {windows.schemes()}, rows).reshape(rows));
        inputs.addAll(base);
        inputs.add(adapter);
        return inputs;
    }

    private static PtNDArray longs(PtNDManager manager, int[][] rows, int width) {
        LongBuffer numbers = LongBuffer.allocate(rows.length * width);
        for (int[] row : rows) {
            for (int number : row) {
                numbers.put(number);
            }
        }
        return manager.create(numbers.flip(), new Shape(rows.length, width), DataType.INT64);
    }

    /** The adapter as it is now. */
    public float[] numbers() {
        return adapter.toFloatArray();
    }

    @Override
    public void close() {
        scope.close();
        module.close();
    }
}
