package cloister.deploy.jsonl;

import cloister.deploy.home.Refusal;
import cloister.pipeline.SensitiveText;
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
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"id","text"}} lines. A bad line is named by its number; what stands in it is never shown. */
public final class LineReader implements AutoCloseable {
    private static final int MOST_BYTES = 256_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final InputStream in;
    private long number;

    private LineReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file of lines.
     *
     * @throws Refusal if it isn't there or can't be read
     */
    public static LineReader open(Path file) {
        if (Files.isDirectory(file)) {
            throw new Refusal(file + " is a folder, not a file of lines");
        }
        try {
            return new LineReader(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new Refusal(file + " can't be read: it isn't there, or its permissions forbid it", e);
        }
    }

    /**
     * The next lines, at most so many; none at the end of the file.
     *
     * @throws Refusal at a line that isn't as it must be
     */
    public List<Line> next(int most) throws IOException {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < most) {
            Optional<byte[]> bytes = rawLine();
            if (bytes.isEmpty()) {
                break;
            }
            lines.add(parse(bytes.get()));
        }
        return List.copyOf(lines);
    }

    private Optional<byte[]> rawLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        number++;
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > MOST_BYTES) {
                throw bad("is longer than " + MOST_BYTES + " bytes");
            }
            next = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    private Line parse(byte[] bytes) {
        JsonNode node;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            node = JSON.readTree(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw bad("is not UTF-8");
        } catch (JacksonException e) {
            // Its message quotes the line.
            throw bad("is not one JSON object");
        }
        if (node == null || !node.isObject()) {
            throw bad("is not one JSON object");
        }
        JsonNode id = node.path("id");
        if (!id.isString() && !id.isIntegralNumber()) {
            throw bad("has no \"id\" that is a text or a whole number");
        }
        JsonNode text = node.path("text");
        if (!text.isString()) {
            throw bad("has no \"text\" that is a text");
        }
        if (hasLoneSurrogate(text.asString())) {
            throw bad("holds half a surrogate pair in \"text\", which is no Unicode text");
        }
        JsonNode caseName = node.path("case");
        if (!caseName.isMissingNode() && !caseName.isString()) {
            throw bad("has a \"case\" that is no text");
        }
        return new Line(
                number,
                id,
                SensitiveText.of(text.asString()),
                caseName.isString() ? Optional.of(SensitiveText.of(caseName.asString())) : Optional.empty());
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private Refusal bad(String what) {
        return new Refusal(file + ", line " + number + " " + what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
