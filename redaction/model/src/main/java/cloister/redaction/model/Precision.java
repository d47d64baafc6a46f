package cloister.redaction.model;

import java.util.Locale;

/** How the matrix products are computed. */
public enum Precision {
    /** The quickest on this machine of those that are faithful; it is measured once, and remembered. */
    AUTO,
    /** Four bytes a weight: the reference. */
    FLOAT32,
    /** One byte a weight, scaled by row; inputs scaled by token. */
    INT8,
    /** The four bits of a file a weight, inputs in bfloat16. */
    INT4,
    /** Two bytes a weight: many answers at once, where processors have matrix units for them. */
    BFLOAT16;

    /** The name in settings and audit records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
