package cloister.pipeline;

import java.util.Comparator;

/**
 * A place in the text that a detector takes for an identifier. Holds no text of the document.
 *
 * @param score probability-like, 0 to 1
 * @param by the recognizer that found it, for example {@code us.ssn}
 * @param kept what the policy lets stand of it ("2024", "469**"), shown inside the placeholder; else empty
 */
public record Finding(Span span, FindingType type, double score, String by, String kept) {

    /** Earlier first; at one place the longer, then the surer first. */
    public static final Comparator<Finding> ORDER = Comparator.<Finding>comparingInt(
                    f -> f.span().start())
            .thenComparing(f -> -f.span().end())
            .thenComparing(f -> -f.score())
            .thenComparing(Finding::type)
            .thenComparing(Finding::by)
            .thenComparing(Finding::kept);

    public Finding {
        if (span.isEmpty()) {
            throw new IllegalArgumentException("a finding covers at least one character");
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1: " + score);
        }
    }

    public Finding(Span span, FindingType type, double score, String by) {
        this(span, type, score, by, "");
    }

    /** The same finding with its place given in other units. */
    Finding at(Span place) {
        return new Finding(place, type, score, by, kept);
    }
}
