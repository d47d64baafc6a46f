package cloister.redaction.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which int8 kernel is the quickest on this machine, for matrices of a model's shape. */
public final class KernelRace {
    private static final int ROWS = 256;
    private static final int ROUNDS = 5;
    private static final long SEED = 7;

    private final int hidden;
    private final int rows;

    private KernelRace(int hidden, int rows) {
        this.hidden = hidden;
        this.rows = rows;
    }

    /**
     * Times the largest matrix of a layer, with numbers made up, a few milliseconds each. Needs {@link TorchEngine} started.
     *
     * @return the kernels that work here, the quickest first
     */
    public static List<Kernel> run(ModelFile file) {
        Sizes sizes = TransformerConfig.of(file, Sizes.MOST).sizes();
        return new KernelRace(sizes.hidden(), 2 * sizes.wide()).order();
    }

    private List<Kernel> order() {
        Map<Kernel, Long> nanos = new EnumMap<>(Kernel.class);
        for (Kernel kernel : Kernel.INT8) {
            try {
                nanos.put(kernel, best(kernel));
            } catch (EngineException e) {
                // This build or processor lacks it.
                continue;
            }
        }
        List<Kernel> order = new ArrayList<>(nanos.keySet());
        order.sort(Comparator.comparing(nanos::get));
        return List.copyOf(order);
    }

    private long best(Kernel kernel) {
        try (TorchModule module = TransformerCode.module();
                TorchModule.Scope scope = module.scope()) {
            scope.call("begin_race", scope.of(kernel == Kernel.ONEDNN));
            scope.call("keep", scope.value(scope.array(numbers(rows), rows, hidden)));
            IValue input = scope.value(scope.array(numbers(ROWS), ROWS, hidden));
            long best = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                try (TorchModule.Scope one = scope.inner()) {
                    long begun = System.nanoTime();
                    one.call("product", input, one.of(0));
                    best = Math.min(best, System.nanoTime() - begun);
                }
            }
            return best;
        }
    }

    private float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] numbers = new float[Math.multiplyExact(count, hidden)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
