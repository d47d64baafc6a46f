package cloister.redaction.model.torch;

/** What multiplies matrices. All but float32 give a row the same numbers, to the bit, in whatever company it comes. */
public enum Kernel {
    /** Four bytes a weight: the reference. */
    FLOAT32("float32"),
    /** One byte a weight and an input, by FBGEMM: vector units. */
    INT8("int8-fbgemm"),
    /**
     * The four bits of the file a weight, by bfloat16: unpacked as they are read for a few tokens at a time, and as bfloat16,
     * for which processors have matrix units, for many.
     */
    INT4("int4-bfloat16", 4),
    /** Two bytes a weight, for which processors have matrix units: many sequences at once take little longer than one. */
    BFLOAT16("bfloat16", 0);

    /** Stands for kernels that don't multiply bfloat16. */
    private static final int NEVER = -1;

    private final String word;
    private final int few;

    Kernel(String word) {
        this(word, NEVER);
    }

    Kernel(String word, int few) {
        this.word = word;
        this.few = few;
    }

    /** Whether matrices multiply bfloat16, of which keys and values are kept then. */
    boolean isHalf() {
        return few != NEVER;
    }

    /** Rows of a sequence, at most, that are multiplied by packed weights; others are by bfloat16 ones. */
    int few() {
        return few;
    }

    /** Bytes of a number among keys and values. */
    int cacheBytes() {
        return isHalf() ? Short.BYTES : Float.BYTES;
    }

    /** The name in audit records, cards and memories of measurements. */
    public String word() {
        return word;
    }
}
