package cloister.pipeline;

import java.util.Objects;

/**
 * Text that may hold PHI or PII. Its {@code toString} shows type and length only, so that it can't reach a log by
 * accident; whoever needs the characters says so with {@link #reveal()}.
 */
public final class SensitiveText {
    private static final SensitiveText EMPTY = new SensitiveText("");

    private final String value;

    private SensitiveText(String value) {
        this.value = value;
    }

    public static SensitiveText of(String value) {
        Objects.requireNonNull(value);
        return value.isEmpty() ? EMPTY : new SensitiveText(value);
    }

    /** The characters themselves. Never to be logged, put into an exception or stored in clear. */
    public String reveal() {
        return value;
    }

    /** The part inside {@code span}. */
    public SensitiveText cut(Span span) {
        return of(span.of(value));
    }

    /** Length in UTF-16 units. */
    public int length() {
        return value.length();
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SensitiveText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "SensitiveText(" + value.length() + ")";
    }
}
