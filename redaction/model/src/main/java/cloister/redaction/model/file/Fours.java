package cloister.redaction.model.file;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Rows of a matrix whose weights are one of sixteen even steps, with scales of their own for each {@value #GROUP} of them: the
 * weight is {@code code * scale + least}.
 *
 * @param codes 0 to 15, one a byte, rows first
 * @param scales of each group
 * @param least what code 0 stands for, in each group
 */
public record Fours(byte[] codes, float[] scales, float[] least) {
    /** Weights that share a scale. */
    public static final int GROUP = 32;

    private static final int HALF = GROUP / 2;

    /** Whether weights of this type can be told so, exactly. */
    public static boolean holds(TensorType type) {
        return type == TensorType.Q4_0 || type == TensorType.Q4_1 || type == TensorType.Q4_K;
    }

    /**
     * Takes blocks apart.
     *
     * @param packed in memory, from its position on
     * @param count weights, a multiple of a block's
     * @throws IllegalArgumentException if the type is another
     */
    static Fours of(TensorType type, ByteBuffer packed, int count) {
        Fours all = new Fours(new byte[count], new float[count / GROUP], new float[count / GROUP]);
        byte[] in = packed.array();
        int at = packed.arrayOffset() + packed.position();
        for (int to = 0; to < count; to += type.elements(), at += type.bytes()) {
            switch (type) {
                case Q4_0 -> all.simple(in, at, 2, to, false);
                case Q4_1 -> all.simple(in, at, 4, to, true);
                case Q4_K -> all.nested(in, at, to);
                default -> throw new IllegalArgumentException("no even steps of four bits: " + type);
            }
        }
        return all;
    }

    /** These rows and those below them. */
    public Fours above(Fours below) {
        byte[] both = Arrays.copyOf(codes, codes.length + below.codes.length);
        System.arraycopy(below.codes, 0, both, codes.length, below.codes.length);
        return new Fours(both, joined(scales, below.scales), joined(least, below.least));
    }

    /** The same rows in another order: the first is the one that the order names first. */
    public Fours ordered(int[] order) {
        int groups = scales.length / order.length;
        Fours all = new Fours(new byte[codes.length], new float[scales.length], new float[least.length]);
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(codes, order[row] * groups * GROUP, all.codes, row * groups * GROUP, groups * GROUP);
            System.arraycopy(scales, order[row] * groups, all.scales, row * groups, groups);
            System.arraycopy(least, order[row] * groups, all.least, row * groups, groups);
        }
        return all;
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void simple(byte[] in, int at, int head, int to, boolean named) {
        float scale = Half.at(in, at);
        scales[to / GROUP] = scale;
        least[to / GROUP] = named ? Half.at(in, at + 2) : -8 * scale;
        for (int i = 0; i < HALF; i++) {
            int pair = in[at + head + i];
            codes[to + i] = (byte) (pair & 0xF);
            codes[to + HALF + i] = (byte) (pair >> 4 & 0xF);
        }
    }

    private void nested(byte[] in, int at, int to) {
        float scale = Half.at(in, at);
        float minimum = Half.at(in, at + 2);
        for (int group = 0; group < 8; group++) {
            scales[to / GROUP + group] = scale * Blocks.groupScale(in, at + 4, group);
            least[to / GROUP + group] = -minimum * Blocks.groupLeast(in, at + 4, group);
            int from = at + 16 + group / 2 * GROUP;
            int shift = group % 2 * 4;
            for (int i = 0; i < GROUP; i++) {
                codes[to + group * GROUP + i] = (byte) (in[from + i] >> shift & 0xF);
            }
        }
    }
}
