package cloister.redaction.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.SharedModels;
import cloister.redaction.model.file.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks that the engine takes apart, beside the same taken apart in Java: bit for bit. */
class PackedWeightsIT {
    private static final int ROWS = 7;
    private static final int COLUMNS = 96;
    private static final int GROUP = 32;

    /** Half precision: one, a subnormal, the largest, a negative one, the smallest. */
    private static final short[] HALVES = {0x3C00, 0x0155, 0x7BFF, (short) 0x9234, 1};

    private final Random random = new Random(11);

    @BeforeAll
    static void start() {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"Q4_0", "Q4_1"})
    void fours_anyBlocks_areThoseOfJava(TensorType type) {
        ByteBuffer packed = blocks(type);
        try (TorchModule module = TransformerCode.module(TorchDevice.CPU);
                TorchModule.Scope scope = module.scope()) {
            PtNDArray[] both = scope.packed(packed, ROWS, rowLength(type));
            IValue[] parts = scope.call(
                            "unpack_fours",
                            scope.value(both[0]),
                            scope.value(both[1]),
                            scope.of(type == TensorType.Q4_1))
                    .toIValueArray();
            byte[] codes = scope.array(parts[0]).toByteArray();
            float[] scales = scope.floats(parts[1]);
            float[] least = scope.floats(parts[2]);
            float[] found = new float[codes.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = codes[i] * scales[i / GROUP] + least[i / GROUP];
            }
            assertThat(scope.array(parts[0]).getDataType()).isEqualTo(DataType.UINT8);
            assertThat(withoutSignOfZero(found)).containsExactly(inJava(type, packed));
        }
    }

    @Test
    void bytes_anyBlocks_areThoseOfJava() {
        ByteBuffer packed = blocks(TensorType.Q8_0);
        try (TorchModule module = TransformerCode.module(TorchDevice.CPU);
                TorchModule.Scope scope = module.scope()) {
            PtNDArray[] both = scope.packed(packed, ROWS, rowLength(TensorType.Q8_0));
            float[] found = scope.floats(scope.call("unpack_bytes", scope.value(both[0]), scope.value(both[1])));
            assertThat(withoutSignOfZero(found)).containsExactly(inJava(TensorType.Q8_0, packed));
        }
    }

    private ByteBuffer blocks(TensorType type) {
        byte[] bytes = new byte[ROWS * rowLength(type)];
        random.nextBytes(bytes);
        ByteBuffer packed = ByteBuffer.allocateDirect(bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, bytes);
        int next = 0;
        for (int at = 0; at < bytes.length; at += type.bytes()) {
            packed.putShort(at, HALVES[next++ % HALVES.length]);
            if (type == TensorType.Q4_1) {
                packed.putShort(at + 2, HALVES[next++ % HALVES.length]);
            }
        }
        return packed;
    }

    private static int rowLength(TensorType type) {
        return COLUMNS / type.elements() * type.bytes();
    }

    private static float[] inJava(TensorType type, ByteBuffer packed) {
        byte[] bytes = new byte[packed.capacity()];
        packed.get(0, bytes);
        float[] numbers = new float[ROWS * COLUMNS];
        type.unpack(ByteBuffer.wrap(bytes), numbers);
        return withoutSignOfZero(numbers);
    }

    /** Four bits are unpacked by another formula here, which gives zeros another sign. */
    private static float[] withoutSignOfZero(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 0f;
        }
        return numbers;
    }
}
