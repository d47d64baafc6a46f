package cloister.redaction.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each format against numbers that ggml's own Python package unpacked ({@code src/test/reference/quants.py}). */
class TensorTypeTest {
    private static final JsonNode REFERENCE =
            JsonMapper.shared().readTree(TensorTypeTest.class.getResourceAsStream("quants.json"));

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void unpack_referenceBlocks_givesTheReferenceBits(TensorType type) {
        byte[] packed = bytes(type, "packed");
        float[] expected = new float[packed.length / type.bytes() * type.elements()];
        ByteBuffer.wrap(bytes(type, "numbers"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(64);

        assertThat(unpacked(type, packed, 0, expected.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void unpack_fromTheMiddleOfABuffer_startsAtItsPosition(TensorType type) {
        byte[] packed = bytes(type, "packed");
        float[] whole = unpacked(type, packed, 0, packed.length / type.bytes() * type.elements());
        float[] second = unpacked(type, packed, type.bytes(), type.elements());
        for (int i = 0; i < second.length; i++) {
            assertThat(second[i]).isEqualTo(whole[type.elements() + i]);
        }
    }

    @Test
    void halves_all_haveTheirValue() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 31;
            int fraction = bits & 0x3FF;
            double magnitude = exponent == 0
                    ? fraction * 0x1p-24
                    : exponent == 31
                            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                            : (1024 + fraction) * Math.pow(2, exponent - 25);
            double expected = bits < 0x8000 ? magnitude : -magnitude;
            assertThat(Double.compare(Half.toFloat(bits), expected))
                    .as("bits %d", bits)
                    .isZero();
        }
    }

    @Test
    void of_unknownCode_isNamed() {
        assertThatThrownBy(() -> TensorType.of(10, "blk.0.ffn_up.weight"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContainingAll("Q2_K", "blk.0.ffn_up.weight");
        assertThatThrownBy(() -> TensorType.of(39, "t")).hasMessageContaining("MXFP4");
        assertThatThrownBy(() -> TensorType.of(4711, "t")).hasMessageContaining("4711");
    }

    private static float[] unpacked(TensorType type, byte[] packed, int from, int count) {
        float[] numbers = new float[count];
        type.unpack(ByteBuffer.wrap(packed, from, packed.length - from), numbers);
        return numbers;
    }

    private static byte[] bytes(TensorType type, String part) {
        return HexFormat.of()
                .parseHex(REFERENCE.required(type.name()).required(part).asString());
    }
}
