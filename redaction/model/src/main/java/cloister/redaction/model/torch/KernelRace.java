package cloister.redaction.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.Fours;
import cloister.redaction.model.file.ModelFile;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Which kernel is the quickest on this machine's processor, for a model's matrices and the work that is usual. */
public final class KernelRace {
    /** Tokens of a long prompt, and of a short answer after it. */
    private static final int MANY = 512;

    private static final int STEPS = 32;
    private static final int ROUNDS = 8;

    /** Short products are timed more often: on a busy machine few of them find all processors free. */
    private static final int TRIES = 8;

    private static final long SEED = 7;

    private final int hidden;
    private final int rows;
    private final Sizes sizes;

    private KernelRace(Sizes sizes) {
        this.hidden = sizes.hidden();
        this.rows = 2 * sizes.wide();
        this.sizes = sizes;
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

    /** Kernels take turns, so that what else the machine does falls on all of them. */
    private List<Kernel> order(Set<Kernel> among) {
        Map<Kernel, Lane> lanes = new EnumMap<>(Kernel.class);
        try {
            for (Kernel kernel : among) {
                lanes.put(kernel, new Lane());
            }
            lanes.forEach((kernel, lane) -> lane.attempt(() -> load(kernel, lane.scope)));
            for (int round = 0; round < ROUNDS; round++) {
                lanes.values().forEach(lane -> lane.attempt(lane::run));
            }
            return lanes.entrySet().stream()
                    .filter(entry -> entry.getValue().works)
                    .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Lane::nanos)))
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lanes.values().forEach(Lane::close);
        }
    }

    private void load(Kernel kernel, TorchModule.Scope scope) {
        scope.call(
                "begin_matrices",
                scope.of(kernel == Kernel.INT8),
                scope.of(kernel.kind()),
                scope.of(kernel.few()),
                scope.of(TransformerLoader.keeps(kernel, sizes)));
        if (kernel == Kernel.INT4) {
            int groups = hidden / Fours.GROUP;
            float[] scales = numbers(rows, groups);
            scope.call(
                    "keep_fours",
                    scope.value(scope.array(new byte[Math.multiplyExact(rows, hidden)], rows, hidden)),
                    scope.value(scope.array(scales, rows, groups)),
                    scope.value(scope.array(scales, rows, groups)));
        } else {
            scope.call(
                    kernel == Kernel.BFLOAT16 ? "keep_wide" : "keep",
                    scope.value(scope.array(numbers(rows, hidden), rows, hidden)));
        }
    }

    /** One kernel with its matrix. */
    private final class Lane implements AutoCloseable {
        private final TorchModule module = TransformerCode.module(TorchDevice.CPU);
        private final TorchModule.Scope scope = module.scope();
        private final IValue many = scope.value(scope.array(numbers(MANY, hidden), MANY, hidden));
        private final IValue one = scope.value(scope.array(numbers(1, hidden), 1, hidden));
        private long manyNanos = Long.MAX_VALUE;
        private long oneNanos = Long.MAX_VALUE;
        private boolean works = true;

        void attempt(Runnable work) {
            try {
                if (works) {
                    work.run();
                }
            } catch (EngineException e) {
                // This build or processor lacks it.
                works = false;
            }
        }

        void run() {
            manyNanos = Math.min(manyNanos, time(many));
            for (int i = 0; i < TRIES; i++) {
                oneNanos = Math.min(oneNanos, time(one));
            }
        }

        /** For a long prompt and a short answer. */
        long nanos() {
            return manyNanos + STEPS * oneNanos;
        }

        private long time(IValue input) {
            try (TorchModule.Scope call = scope.inner()) {
                long begun = System.nanoTime();
                call.call("product_alone", input, call.of(0));
                return System.nanoTime() - begun;
            }
        }

        @Override
        public void close() {
            scope.close();
            module.close();
        }
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
