package cloister.redaction.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoursTest {
    private static final int BLOCKS = 6;

    @ParameterizedTest
    @EnumSource(
            value = TensorType.class,
            names = {"Q4_0", "Q4_1", "Q4_K"})
    void of_blocks_standForTheSameNumbers(TensorType type) {
        ByteBuffer packed = blocks(type);
        float[] numbers = new float[BLOCKS * type.elements()];
        type.unpack(packed, numbers);

        Fours fours = Fours.of(type, packed, numbers.length);

        assertThat(Fours.holds(type)).isTrue();
        for (int i = 0; i < numbers.length; i++) {
            int group = i / Fours.GROUP;
            assertThat(fours.codes()[i]).isBetween((byte) 0, (byte) 15);
            float told = fours.codes()[i] * fours.scales()[group] + fours.least()[group];
            assertThat(told).isCloseTo(numbers[i], within(1e-5f * (1 + Math.abs(numbers[i]))));
        }
    }

    @Test
    void of_otherType_isRefused() {
        assertThat(Fours.holds(TensorType.Q6_K)).isFalse();
        assertThatThrownBy(() -> Fours.of(TensorType.Q6_K, blocks(TensorType.Q6_K), 256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordered_rowsOfTwoMatrices_comeInThatOrder() {
        Fours first = row(1);
        Fours both = first.above(row(2)).ordered(new int[] {1, 0});
        assertThat(both.codes()[0]).isEqualTo((byte) 2);
        assertThat(both.codes()[Fours.GROUP]).isEqualTo((byte) 1);
        assertThat(both.scales()).containsExactly(2, 1);
        assertThat(both.least()).containsExactly(-2, -1);
    }

    private static Fours row(int number) {
        byte[] codes = new byte[Fours.GROUP];
        java.util.Arrays.fill(codes, (byte) number);
        return new Fours(codes, new float[] {number}, new float[] {-number});
    }

    /** Random blocks whose scales, two half-precision numbers at the front, are finite. */
    private static ByteBuffer blocks(TensorType type) {
        byte[] bytes = new byte[BLOCKS * type.bytes()];
        new Random(11).nextBytes(bytes);
        ByteBuffer packed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < BLOCKS; block++) {
            packed.putShort(block * type.bytes(), (short) (0x2C00 + 37 * block));
            if (type != TensorType.Q4_0) {
                packed.putShort(block * type.bytes() + 2, (short) (0x3000 + 53 * block));
            }
        }
        return packed;
    }
}
