package cloister.redaction.model.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.training.GradientCollector;
import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
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
     * @param shapes of their words, likewise; none where the tagger is not told of them
     * @param targets the label of each, or {@link #NOT_ASKED}
     * @param lengths tokens of each window that are there
     * @param schemes by which each was annotated
     */
    public record Windows(int[][] ids, int[][] shapes, int[][] targets, int[] lengths, int[] schemes) {}

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
        TaggerBody body = TaggerBody.of(file, shape);
        TorchModule module = body.module(half);
        try {
            TorchModule.Scope scope = module.scope();
            NDList base = new NDList();
            for (PtNDArray weight : body.all(new Weights(file, scope, new Weights.Room()))) {
                weight.setName("weights[]");
                base.add(weight);
            }
            return new TaggerTraining(module, base, scope, numbers);
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** An adapter that changes nothing yet, with a head that knows nothing yet. */
    public static float[] fresh(ModelFile file, TaggerShape shape, long seed) {
        return TaggerBody.of(file, shape).fresh(new Random(seed));
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
            PtNDArray found = call.train(inputs(call, windows));
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

    private NDList inputs(TorchModule.Scope call, Windows windows) {
        int[][] seen = new int[windows.ids().length][windows.ids()[0].length];
        for (int row = 0; row < seen.length; row++) {
            Arrays.fill(seen[row], 0, windows.lengths()[row], 1);
        }
        NDList inputs = new NDList();
        inputs.add(call.table(windows.ids()));
        inputs.add(call.table(windows.shapes()));
        inputs.add(call.table(windows.targets()));
        inputs.add(call.table(seen));
        inputs.add(call.table(new int[][] {windows.schemes()}).reshape(windows.schemes().length));
        inputs.addAll(base);
        inputs.add(adapter);
        return inputs;
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
