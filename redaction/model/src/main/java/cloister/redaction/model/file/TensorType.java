package cloister.redaction.model.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the numbers of a tensor are packed: blocks of {@code elements} numbers in {@code bytes} bytes, little endian. The
 * codes and layouts are those of ggml ({@code ggml-common.h}).
 */
public enum TensorType {
    F32(0, 1, 4, TensorType::none) {
        @Override
        public void unpack(ByteBuffer packed, float[] out) {
            little(packed).asFloatBuffer().get(out);
        }
    },
    F16(1, 1, 2, TensorType::none) {
        @Override
        public void unpack(ByteBuffer packed, float[] out) {
            ByteBuffer in = little(packed);
            for (int i = 0, at = in.position(); i < out.length; i++, at += 2) {
                out[i] = Half.toFloat(in.getShort(at));
            }
        }
    },
    Q4_0(2, 32, 18, Blocks::q40),
    Q4_1(3, 32, 20, Blocks::q41),
    Q5_0(6, 32, 22, Blocks::q50),
    Q5_1(7, 32, 24, Blocks::q51),
    Q8_0(8, 32, 34, Blocks::q80),
    Q4_K(12, 256, 144, Blocks::q4k),
    Q5_K(13, 256, 176, Blocks::q5k),
    Q6_K(14, 256, 210, Blocks::q6k),
    IQ4_NL(20, 32, 18, Blocks::iq4nl),
    BF16(30, 1, 2, TensorType::none) {
        @Override
        public void unpack(ByteBuffer packed, float[] out) {
            ByteBuffer in = little(packed);
            for (int i = 0, at = in.position(); i < out.length; i++, at += 2) {
                out[i] = Float.intBitsToFloat(in.getShort(at) << 16);
            }
        }
    };

    /** Names of ggml's types, so that a refusal can say what was met. */
    private static final String[] NAMES = {
        "F32",
        "F16",
        "Q4_0",
        "Q4_1",
        "Q4_2",
        "Q4_3",
        "Q5_0",
        "Q5_1",
        "Q8_0",
        "Q8_1",
        "Q2_K",
        "Q3_K",
        "Q4_K",
        "Q5_K",
        "Q6_K",
        "Q8_K",
        "IQ2_XXS",
        "IQ2_XS",
        "IQ3_XXS",
        "IQ1_S",
        "IQ4_NL",
        "IQ3_S",
        "IQ2_S",
        "IQ4_XS",
        "I8",
        "I16",
        "I32",
        "I64",
        "F64",
        "IQ1_M",
        "BF16",
        "Q4_0_4_4",
        "Q4_0_4_8",
        "Q4_0_8_8",
        "TQ1_0",
        "TQ2_0",
        "IQ4_NL_4_4",
        "IQ4_NL_4_8",
        "IQ4_NL_8_8",
        "MXFP4"
    };

    private final int code;
    private final int elements;
    private final int bytes;
    private final Unpacker unpacker;

    TensorType(int code, int elements, int bytes, Unpacker unpacker) {
        this.code = code;
        this.elements = elements;
        this.bytes = bytes;
        this.unpacker = unpacker;
    }

    /** Unpacks the block at {@code at} of {@code in} to {@code out[to..]}. */
    @FunctionalInterface
    private interface Unpacker {
        void unpack(byte[] in, int at, float[] out, int to);
    }

    /** Numbers in a block. */
    public int elements() {
        return elements;
    }

    /** Bytes in a block. */
    public int bytes() {
        return bytes;
    }

    /**
     * Unpacks whole blocks.
     *
     * @param packed in memory, little endian, from its position on
     * @param out filled; its length is a multiple of a block's
     */
    public void unpack(ByteBuffer packed, float[] out) {
        byte[] in = packed.array();
        int at = packed.arrayOffset() + packed.position();
        for (int to = 0; to < out.length; to += elements, at += bytes) {
            unpacker.unpack(in, at, out, to);
        }
    }

    /**
     * The type with this code of ggml.
     *
     * @throws ModelFileException if it isn't supported; the message names it
     */
    public static TensorType of(long code, String tensor) {
        for (TensorType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        String name = code >= 0 && code < NAMES.length ? NAMES[(int) code] : Long.toString(code);
        throw new ModelFileException("tensor type " + name + " (of " + tensor + ") is not supported");
    }

    private static ByteBuffer little(ByteBuffer packed) {
        return packed.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Stands where a format has no blocks. */
    private static void none(byte[] in, int at, float[] out, int to) {
        throw new IllegalStateException("this format has no blocks");
    }
}
