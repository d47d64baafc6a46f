package cloister.redaction.model.tagging;

import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.List;

/**
 * A text to learn from.
 *
 * @param spans all that is to be found in it, not overlapping, in UTF-16 units
 * @param scheme by which it was annotated
 */
public record TaggedText(SensitiveText text, List<Place> spans, Scheme scheme) {

    public TaggedText {
        spans = List.copyOf(spans);
    }

    /** What stands at a place. */
    public record Place(Span span, FindingType type) {}
}
