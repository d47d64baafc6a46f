package cloister.redaction.model.file;

import java.nio.ByteBuffer;

/**
 * How the numbers of a tensor are packed: blocks of {@code elements} numbers in {@code bytes} bytes, little endian. The
 * codes and layouts are those of ggml ({@code ggml-common.h}).
 */
public enum TensorType {
    F32(0, 1, 4) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            out[to] = in.getFloat(at);
        }
    },
    F16(1, 1, 2) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            out[to] = half(in.getShort(at));
        }
    },
    Q4_0(2, 32, 18) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            float scale = half(in.getShort(at));
            nibbles(in, at + 2, scale, -8 * scale, out, to);
        }
    },
    Q4_1(3, 32, 20) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            nibbles(in, at + 4, half(in.getShort(at)), half(in.getShort(at + 2)), out, to);
        }
    },
    Q8_0(8, 32, 34) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            float scale = half(in.getShort(at));
            for (int i = 0; i < 32; i++) {
                out[to + i] = scale * in.get(at + 2 + i);
            }
        }
    },
    BF16(30, 1, 2) {
        @Override
        void unpack(ByteBuffer in, int at, float[] out, int to) {
            out[to] = Float.intBitsToFloat(in.getShort(at) << 16);
        }
    };

    /** Names of ggml's other types, so that a refusal can say what was met. */
    private static final String[] NAMES = {
        "F32", "F16", "Q4_0", "Q4_1", "4", "5", "Q5_0", "Q5_1", "Q8_0", "Q8_1", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K",
        "Q8_K", "IQ2_XXS", "IQ2_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ2_S", "IQ4_XS", "I8", "I16", "I32",
        "I64", "F64", "IQ1_M", "BF16"
    };

    private final int code;
    private final int elements;
    private final int bytes;

    TensorType(int code, int elements, int bytes) {
        this.code = code;
        this.elements = elements;
        this.bytes = bytes;
    }

    /** Unpacks the one block at {@code at} to {@code out[to..]}. */
    abstract void unpack(ByteBuffer in, int at, float[] out, int to);

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
     * @param packed little endian, from its position on
     * @param out filled
     */
    public void unpack(ByteBuffer packed, float[] out) {
        for (int at = packed.position(), to = 0; to < out.length; at += bytes, to += elements) {
            unpack(packed, at, out, to);
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

    private static void nibbles(ByteBuffer in, int at, float scale, float least, float[] out, int to) {
        for (int i = 0; i < 16; i++) {
            int pair = in.get(at + i);
            out[to + i] = scale * (pair & 0xF) + least;
            out[to + 16 + i] = scale * ((pair >> 4) & 0xF) + least;
        }
    }

    /** IEEE 754 binary16 to binary32. */
    static float half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == 31) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat((exponent + 112) << 23 | fraction << 13);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
