package cloister.redaction.evaluation;

import cloister.pipeline.CodePoints;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads gold data: UTF-8, one JSON object a line,
 * {@code {"id","text","spans":[{"start","end","type"}],"protected":[{"start","end"}],"ignore":[{"start","end"}]}}, the
 * last two optional. Offsets are half-open and count Unicode code points. Empty lines are skipped.
 */
public final class Gold {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Gold() {}

    /**
     * @throws GoldFormatException if a line can't be used
     * @throws IOException if the file can't be read
     */
    public static List<GoldDocument> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * @throws GoldFormatException if a line can't be used, or an id comes twice
     * @throws IOException if the stream can't be read
     */
    public static List<GoldDocument> read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        List<GoldDocument> documents = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int number = 1;
        for (int next = in.read(); next >= 0 || bytes.size() > 0; next = in.read()) {
            if (next >= 0 && next != '\n') {
                bytes.write(next);
                continue;
            }
            Optional<GoldDocument> document = new Line(number++).document(bytes.toByteArray());
            bytes.reset();
            if (document.isPresent() && !ids.add(document.get().id())) {
                throw new GoldFormatException(number - 1, "its id stands on an earlier line too");
            }
            document.ifPresent(documents::add);
            if (next < 0) {
                break;
            }
        }
        return List.copyOf(documents);
    }

    /** One line, so that every complaint knows its number. */
    private record Line(int number) {

        Optional<GoldDocument> document(byte[] bytes) {
            String line = decoded(bytes);
            if (line.isBlank()) {
                return Optional.empty();
            }
            JsonNode node = parsed(line);
            SensitiveText text = SensitiveText.of(string(node, "text"));
            CodePoints offsets = new CodePoints(text.reveal());
            List<GoldSpan> spans = new ArrayList<>();
            for (JsonNode span : array(node, "spans")) {
                spans.add(new GoldSpan(
                        range(span, offsets),
                        string(span, "type"),
                        optional(span, "identifier_type"),
                        optional(span, "entity_id")));
            }
            return Optional.of(new GoldDocument(
                    string(node, "id"),
                    text,
                    spans,
                    ranges(node, "protected", offsets),
                    ranges(node, "ignore", offsets)));
        }

        private String decoded(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                throw new GoldFormatException(number, "it is not UTF-8");
            }
        }

        private JsonNode parsed(String line) {
            JsonNode node;
            try {
                node = JSON.readTree(line);
            } catch (JacksonException withContent) {
                // Its message quotes the line, so it must not travel as a cause either.
                throw new GoldFormatException(number, "it is not JSON");
            }
            if (!node.isObject()) {
                throw new GoldFormatException(number, "it is not a JSON object");
            }
            return node;
        }

        private List<Span> ranges(JsonNode node, String key, CodePoints offsets) {
            List<Span> ranges = new ArrayList<>();
            if (node.has(key)) {
                array(node, key).forEach(span -> ranges.add(range(span, offsets)));
            }
            return ranges;
        }

        private Span range(JsonNode span, CodePoints offsets) {
            int start = offset(span, "start");
            int end = offset(span, "end");
            if (start < 0 || end <= start || end > offsets.count()) {
                throw new GoldFormatException(number, "a span is empty or lies outside the text");
            }
            return offsets.toUtf16(new Span(start, end));
        }

        private int offset(JsonNode span, String key) {
            JsonNode value = span.path(key);
            if (!value.isInt()) {
                throw new GoldFormatException(number, "a span has no whole number \"" + key + "\"");
            }
            return value.intValue();
        }

        private String string(JsonNode node, String key) {
            return optional(node, key)
                    .orElseThrow(() -> new GoldFormatException(number, "it has no text \"" + key + "\""));
        }

        private Optional<String> optional(JsonNode node, String key) {
            JsonNode value = node.path(key);
            return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
        }

        private JsonNode array(JsonNode node, String key) {
            JsonNode value = node.path(key);
            if (!value.isArray()) {
                throw new GoldFormatException(number, "it has no list \"" + key + "\"");
            }
            return value;
        }
    }
}
