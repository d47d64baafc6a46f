package cloister.redaction.model;

import java.util.Locale;

/** How the matrix products are computed. */
public enum Precision {
    /** {@link #INT8} where the processor has instructions that make it both exact and quick (VNNI), else float32. */
    AUTO,
    /** Four bytes a weight: the reference. */
    FLOAT32,
    /** One byte a weight, scaled by row; inputs scaled by token. */
    INT8;

    /** The name in settings and audit records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
