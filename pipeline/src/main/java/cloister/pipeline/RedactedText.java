package cloister.pipeline;

import java.util.List;
import java.util.Map;

/**
 * Text from which every accepted finding has been removed. Only {@link Redactor} makes one, or the archive when it
 * reads back what the redactor made and the recorded digest proves it: the unsafe step can't be written.
 */
public final class RedactedText {
    private final String value;
    private final Map<FindingType, Integer> counts;
    private final List<Span> made;

    RedactedText(String value, Map<FindingType, Integer> counts, List<Span> made) {
        this.value = value;
        this.counts = Map.copyOf(counts);
        this.made = List.copyOf(made);
    }

    /**
     * Reads back a redacted text that was committed before. For the archive alone (ArchUnit holds it to that).
     *
     * @throws IllegalStateException if the text isn't the one whose digest was recorded
     */
    public static RedactedText reread(String stored, Map<FindingType, Integer> counts, Sha256 recorded) {
        if (!Sha256.ofUtf8(stored).equals(recorded)) {
            throw new IllegalStateException("the stored redacted text is not the one that was recorded");
        }
        return new RedactedText(stored, counts, List.of());
    }

    /** The redacted characters. They may be shown and stored in clear. */
    public String value() {
        return value;
    }

    /** How many places were redacted, by type. */
    public Map<FindingType, Integer> counts() {
        return counts;
    }

    /**
     * Where something else than a placeholder was put in; empty in one that was read back, which nobody looks at again.
     */
    List<Span> made() {
        return made;
    }

    public Sha256 digest() {
        return Sha256.ofUtf8(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactedText that && value.equals(that.value) && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "RedactedText(" + value.length() + ")";
    }
}
