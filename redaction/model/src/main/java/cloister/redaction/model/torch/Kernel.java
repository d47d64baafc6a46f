package cloister.redaction.model.torch;

import java.util.List;
import java.util.Locale;

/** What multiplies matrices. */
public enum Kernel {
    /** Four bytes a weight: the reference. */
    FLOAT32,
    /** One byte a weight, by FBGEMM: vector units. */
    FBGEMM,
    /** One byte a weight, by oneDNN: matrix units where the processor has them. */
    ONEDNN;

    /** Those that keep one byte a weight. */
    public static final List<Kernel> INT8 = List.of(ONEDNN, FBGEMM);

    public boolean isInt8() {
        return this != FLOAT32;
    }

    /** The name in audit records, cards and memories of measurements. */
    public String word() {
        return isInt8() ? "int8-" + name().toLowerCase(Locale.ROOT) : "float32";
    }
}
