package cloister.redaction.evaluation.generation;

import cloister.pipeline.CodePoints;
import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.evaluation.GoldSpan;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up document. Ranges are in UTF-16 units, in order, and none overlaps another.
 *
 * @param scheme what was marked
 * @param template the frame it was made of
 * @param language ISO 639-1
 */
public record GeneratedDocument(
        String id,
        String text,
        List<Finding> spans,
        List<Span> protectedSpans,
        Scheme scheme,
        String template,
        String language,
        Split split) {

    /** What has to go. */
    public record Finding(Span range, FindingType type) {}

    public GeneratedDocument {
        spans = List.copyOf(spans);
        protectedSpans = List.copyOf(protectedSpans);
    }

    public GoldDocument gold() {
        List<GoldSpan> marked = spans.stream()
                .map(s -> new GoldSpan(s.range(), s.type().name()))
                .toList();
        return new GoldDocument(id, SensitiveText.of(text), marked, protectedSpans, List.of());
    }

    /** One gold line without its end; offsets count code points. */
    public String json() {
        CodePoints offsets = new CodePoints(text);
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("id", id).put("text", text);
        ArrayNode marked = line.putArray("spans");
        for (Finding span : spans) {
            range(marked.addObject(), offsets.fromUtf16(span.range()))
                    .put("type", span.type().name());
        }
        ArrayNode kept = line.putArray("protected");
        protectedSpans.forEach(span -> range(kept.addObject(), offsets.fromUtf16(span)));
        line.put("scheme", scheme.word())
                .put("template", template)
                .put("language", language)
                .put("split", split.label());
        return line.toString();
    }

    private static ObjectNode range(ObjectNode node, Span span) {
        return node.put("start", span.start()).put("end", span.end());
    }
}
