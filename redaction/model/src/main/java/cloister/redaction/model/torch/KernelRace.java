package cloister.redaction.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.Fours;
import cloister.redaction.model.file.ModelFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Which kernel is the quickest on this machine, for a model's matrices and the work that is usual. */
public final class KernelRace {
    /** Tokens of a long prompt, and of a short answer after it. */
    private static final int MANY = 512;

    private static final int STEPS = 32;
    private static final int ROUNDS = 5;
    private static final long SEED = 7;

    private final int hidden;
    private final int rows;
    private final boolean kept;

    private KernelRace(Sizes sizes) {
        this.hidden = sizes.hidden();
        this.rows = 2 * sizes.wide();
        this.kept = TransformerLoader.keeps(sizes);
    }

    /**
     * Times the largest matrix of a layer, with numbers made up, some milliseconds each. Needs {@link TorchEngine} started.
     *
     * @param among those to time
     * @return the kernels that work here, the quickest first
     */
    public static List<Kernel> run(ModelFile file, Set<Kernel> among) {
        Sizes sizes = TransformerConfig.of(file, Sizes.MOST).sizes();
        return new KernelRace(sizes).order(among);
    }

    private List<Kernel> order(Set<Kernel> among) {
        Map<Kernel, Long> nanos = new EnumMap<>(Kernel.class);
        for (Kernel kernel : among) {
            try {
                nanos.put(kernel, time(kernel));
            } catch (EngineException e) {
                // This build or processor lacks it.
                continue;
            }
        }
        List<Kernel> order = new ArrayList<>(nanos.keySet());
        order.sort(Comparator.comparing(nanos::get));
        return List.copyOf(order);
    }

    /** Nanoseconds for a long prompt and a short answer. */
    private long time(Kernel kernel) {
        try (TorchModule module = TransformerCode.module();
                TorchModule.Scope scope = module.scope()) {
            scope.call("begin_race", scope.of(kernel == Kernel.INT8), scope.of(kernel == Kernel.INT4), scope.of(kept));
            if (kernel == Kernel.INT4) {
                int groups = hidden / Fours.GROUP;
                float[] scales = numbers(rows, groups);
                scope.call(
                        "keep_fours",
                        scope.value(scope.array(new byte[Math.multiplyExact(rows, hidden)], rows, hidden)),
                        scope.value(scope.array(scales, rows, groups)),
                        scope.value(scope.array(scales, rows, groups)));
            } else {
                scope.call("keep", scope.value(scope.array(numbers(rows, hidden), rows, hidden)));
            }
            return best(scope, MANY) + STEPS * best(scope, 1);
        }
    }

    private long best(TorchModule.Scope scope, int count) {
        IValue input = scope.value(scope.array(numbers(count, hidden), count, hidden));
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

    private static float[] numbers(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] numbers = new float[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
