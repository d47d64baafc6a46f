package cloister.redaction.model.torch;

/** What multiplies matrices. */
public enum Kernel {
    /** Four bytes a weight: the reference. */
    FLOAT32("float32"),
    /** One byte a weight and an input, by FBGEMM: vector units. */
    INT8("int8-fbgemm"),
    /**
     * The four bits of the file a weight, by bfloat16: unpacked as they are read for a few tokens at a time, and as bfloat16,
     * for which processors have matrix units, for many.
     */
    INT4("int4-bfloat16");

    private final String word;

    Kernel(String word) {
        this.word = word;
    }

    /** The name in audit records, cards and memories of measurements. */
    public String word() {
        return word;
    }
}
