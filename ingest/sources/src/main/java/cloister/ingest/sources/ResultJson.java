package cloister.ingest.sources;

import cloister.pipeline.CodePoints;
import cloister.pipeline.DocumentId;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Outcome;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Span;
import cloister.pipeline.Summary;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON beside a redacted text. Offsets count code points of the redacted text. Same outcome, same bytes. */
final class ResultJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultJson() {}

    /**
     * {@code {"id","outcome","same_as","findings":{type:count},"summary":[{"role","text","cites":[{"start","end"}]}]}};
     * {@code same_as} only where an earlier document had the same content.
     */
    static byte[] released(DocumentId id, Optional<DocumentId> sameAs, Outcome.Released released) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            head(json, id, released);
            sameAs.ifPresent(earlier -> json.writeStringProperty("same_as", earlier.toString()));
            json.writeObjectPropertyStart("findings");
            new TreeMap<>(released.text().counts())
                    .forEach((type, count) -> json.writeNumberProperty(type.name(), count));
            json.writeEndObject();
            json.writeArrayPropertyStart("summary");
            summary(json, released.text(), released.summary());
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes(out);
    }

    private static void summary(JsonGenerator json, RedactedText text, Summary summary) {
        CodePoints points = new CodePoints(text.value());
        for (Summary.Sentence sentence : summary.sentences()) {
            json.writeStartObject();
            json.writeStringProperty("role", sentence.role().word());
            json.writeStringProperty("text", sentence.text());
            json.writeArrayPropertyStart("cites");
            for (Span cite : sentence.cites()) {
                Span counted = points.fromUtf16(cite);
                json.writeStartObject();
                json.writeNumberProperty("start", counted.start());
                json.writeNumberProperty("end", counted.end());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** {@code {"id","outcome","reasons":[{"code","part","what"}]}}; {@code part} only where one is concerned. */
    static byte[] held(DocumentId id, Outcome.Held held) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            head(json, id, held);
            json.writeArrayPropertyStart("reasons");
            for (HoldReason reason : held.reasons()) {
                json.writeStartObject();
                json.writeStringProperty("code", reason.code().name());
                reason.part().ifPresent(part -> json.writeNumberProperty("part", part));
                json.writeStringProperty("what", reason.sentence());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes(out);
    }

    private static void head(JsonGenerator json, DocumentId id, Outcome outcome) {
        json.writeStringProperty("id", id.toString());
        json.writeStringProperty("outcome", outcome.code());
    }

    private static byte[] bytes(StringWriter out) {
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
