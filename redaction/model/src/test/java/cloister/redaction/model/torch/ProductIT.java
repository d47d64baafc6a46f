package cloister.redaction.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.SharedModels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Products of matrices by each kernel; those of four bits, by each of their ways, beside the same sums in Java. */
class ProductIT {
    private static final int ROWS = 192;
    private static final int COLUMNS = 96;
    private static final int GROUP = 32;

    private final Random random = new Random(5);

    @BeforeAll
    static void start() {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 1);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "4, true", "5, true", "64, true", "1, false", "5, false", "64, false"})
    void fours_fewAndManyRows_areThoseOfTheWeights(int count, boolean kept) {
        byte[] codes = new byte[ROWS * COLUMNS];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) random.nextInt(16);
        }
        float[] scales = numbers(ROWS * COLUMNS / GROUP, 0.01, 0.02);
        float[] least = numbers(ROWS * COLUMNS / GROUP, -0.2, 0);
        float[] inputs = numbers(count * COLUMNS, -1, 1);
        try (TorchModule module = TransformerCode.module(TorchDevice.CPU);
                TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "begin_matrices",
                    scope.of(false),
                    scope.of(Kernel.INT4.kind()),
                    scope.of(Kernel.INT4.few()),
                    scope.of(kept));
            scope.call(
                    "keep_fours",
                    scope.value(scope.array(codes, ROWS, COLUMNS)),
                    scope.value(scope.array(scales, ROWS, COLUMNS / GROUP)),
                    scope.value(scope.array(least, ROWS, COLUMNS / GROUP)));
            IValue product = scope.call("product_alone", scope.value(scope.array(inputs, count, COLUMNS)), scope.of(0));
            float[] found = scope.floats(product);
            for (int row = 0; row < count; row++) {
                for (int out = 0; out < ROWS; out++) {
                    double sum = 0;
                    for (int i = 0; i < COLUMNS; i++) {
                        int group = (out * COLUMNS + i) / GROUP;
                        sum += inputs[row * COLUMNS + i] * (codes[out * COLUMNS + i] * scales[group] + least[group]);
                    }
                    // Inputs, scales and results have eight bits; the sums are of up to 96 numbers below 0.2.
                    assertThat((double) found[row * ROWS + out]).isCloseTo(sum, within(0.02));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "BFLOAT16"})
    void product_ofARow_isTheSameInAnyCompany(Kernel kernel) {
        float[] weights = numbers(ROWS * COLUMNS, -1, 1);
        float[] inputs = numbers(300 * COLUMNS, -1, 1);
        try (TorchModule module = TransformerCode.module(TorchDevice.CPU);
                TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "begin_matrices",
                    scope.of(kernel == Kernel.INT8),
                    scope.of(kernel.kind()),
                    scope.of(kernel.few()),
                    scope.of(true));
            scope.call(kernel.isHalf() ? "keep_wide" : "keep", scope.value(scope.array(weights, ROWS, COLUMNS)));
            float[] alone = first(scope, inputs, 1);
            for (int count : new int[] {2, 16, 33, 300}) {
                assertThat(first(scope, inputs, count)).as("%d rows", count).isEqualTo(alone);
            }
        }
    }

    private static float[] first(TorchModule.Scope scope, float[] inputs, int count) {
        float[] some = Arrays.copyOf(inputs, count * COLUMNS);
        IValue rows = scope.value(scope.array(some, count, COLUMNS));
        return Arrays.copyOf(scope.floats(scope.call("product_alone", rows, scope.of(0))), ROWS);
    }

    private float[] numbers(int count, double from, double to) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (from + random.nextDouble() * (to - from));
        }
        return numbers;
    }
}
