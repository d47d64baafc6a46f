package cloister.redaction.evaluation;

import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.List;

/**
 * A text with all that a person marked in it. Ranges are in UTF-16 units.
 *
 * @param spans must be redacted
 * @param protectedSpans must stay readable
 * @param ignored neither right nor wrong
 */
public record GoldDocument(
        String id, SensitiveText text, List<GoldSpan> spans, List<Span> protectedSpans, List<Span> ignored) {

    public GoldDocument {
        spans = List.copyOf(spans);
        protectedSpans = List.copyOf(protectedSpans);
        ignored = List.copyOf(ignored);
    }
}
