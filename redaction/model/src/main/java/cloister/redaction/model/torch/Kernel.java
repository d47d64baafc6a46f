package cloister.redaction.model.torch;

/** What multiplies matrices. All of the CPU's but float32 give a row the same numbers, to the bit, in whatever company it comes. */
public enum Kernel {
    /** Four bytes a weight: the reference. */
    FLOAT32("float32", Numbers.FLOAT32),
    /** One byte a weight and an input, by FBGEMM: vector units. */
    INT8("int8-fbgemm", Numbers.FLOAT32),
    /**
     * The four bits of the file a weight, by bfloat16: unpacked as they are read for a few tokens at a time, and as bfloat16,
     * for which processors have matrix units, for many.
     */
    INT4("int4-bfloat16", Numbers.BFLOAT16, 4),
    /** Two bytes a weight, for which processors have matrix units: many sequences at once take little longer than one. */
    BFLOAT16("bfloat16", Numbers.BFLOAT16, 0),
    /** Two bytes a weight, for GPUs, which sum them in float32. The output head is float32. */
    FLOAT16("float16", Numbers.FLOAT16);

    /** What is multiplied, and of what keys and values are kept. */
    private enum Numbers {
        FLOAT32(6, Float.BYTES),
        FLOAT16(5, Short.BYTES),
        BFLOAT16(15, Short.BYTES);

        /** As torch numbers its types. */
        private final int kind;

        private final int bytes;

        Numbers(int kind, int bytes) {
            this.kind = kind;
            this.bytes = bytes;
        }
    }

    /** Stands for kernels that have one way for all rows. */
    private static final int NEVER = -1;

    private final String word;
    private final Numbers numbers;
    private final int few;

    Kernel(String word, Numbers numbers) {
        this(word, numbers, NEVER);
    }

    Kernel(String word, Numbers numbers, int few) {
        this.word = word;
        this.numbers = numbers;
        this.few = few;
    }

    /** Whether matrices multiply bfloat16 in ways that only processors have. */
    boolean isHalf() {
        return few != NEVER;
    }

    /** Whether matrices are kept as plain numbers, which any device can multiply. */
    boolean isPlain() {
        return this == FLOAT32 || this == FLOAT16;
    }

    /** The type of what is multiplied, and of keys and values, as torch numbers types. */
    int kind() {
        return numbers.kind;
    }

    /** Rows of a sequence, at most, that are multiplied by packed weights; others are by bfloat16 ones. */
    int few() {
        return few;
    }

    /** Bytes of a number among keys and values. */
    int cacheBytes() {
        return numbers.bytes;
    }

    /** The name in audit records, cards and memories of measurements. */
    public String word() {
        return word;
    }
}
