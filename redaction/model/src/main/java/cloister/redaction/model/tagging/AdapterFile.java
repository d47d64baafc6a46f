package cloister.redaction.model.tagging;

import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adapters as files of the safetensors format: one row of bfloat16, in the order that {@code Tagger.py} says, and what is to be
 * known of it in the header.
 */
final class AdapterFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KIND = "cloister-tagger 1";
    private static final String MADE = "made.";

    /** The first adapters did not say theirs. */
    private static final String FIRST_WIDTH = "255";

    private static final int LARGEST = 64 << 20;

    private AdapterFile() {}

    static byte[] write(Adapter adapter) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode about = header.putObject("__metadata__");
        about.put("kind", KIND).put("base", adapter.base().hex());
        about.put("depth", Integer.toString(adapter.depth())).put("rank", Integer.toString(adapter.rank()));
        about.put("width", Integer.toString(adapter.width()));
        about.put("word-shapes", Integer.toString(adapter.wordShapes()));
        about.put("strength", Double.toString(adapter.strength()));
        about.put("temperature", Double.toString(adapter.temperature()));
        about.put("schemes", joined(adapter.schemes(), Scheme::word));
        about.put("types", joined(adapter.types(), FindingType::name));
        adapter.made().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> about.put(MADE + entry.getKey(), entry.getValue()));
        ObjectNode tensor = header.putObject("adapter").put("dtype", "BF16");
        tensor.putArray("shape").add(adapter.numbers().length);
        tensor.putArray("data_offsets").add(0).add(2 * adapter.numbers().length);
        byte[] json = JSON.writeValueAsBytes(header);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 2 * adapter.numbers().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (float number : adapter.numbers()) {
            file.putShort(rounded(number));
        }
        return file.array();
    }

    /** @throws ModelFileException if this is no adapter */
    static Adapter read(byte[] bytes) {
        if (bytes.length < 10 || bytes.length > LARGEST) {
            throw new ModelFileException("this is no adapter of a tagger");
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = file.getLong();
        if (length < 2 || length > file.remaining()) {
            throw new ModelFileException("the adapter's header is out of range");
        }
        byte[] json = new byte[(int) length];
        file.get(json);
        try {
            JsonNode header = JSON.readTree(json);
            JsonNode about = header.path("__metadata__");
            JsonNode tensor = header.path("adapter");
            boolean known = about.path("kind").asString("").equals(KIND)
                    && tensor.path("dtype").asString("").equals("BF16")
                    && tensor.path("shape").path(0).asInt(-1) * 2L == file.remaining();
            if (!known) {
                throw new ModelFileException("this is no adapter of a tagger, or of another version");
            }
            return adapter(about, numbers(file));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ModelFileException("the adapter's header is damaged");
        }
    }

    private static Adapter adapter(JsonNode about, float[] numbers) {
        Map<String, String> made = new LinkedHashMap<>();
        about.properties().stream()
                .filter(entry -> entry.getKey().startsWith(MADE))
                .forEach(entry -> made.put(
                        entry.getKey().substring(MADE.length()),
                        entry.getValue().asString()));
        return new Adapter(
                new Sha256(text(about, "base")),
                Integer.parseInt(text(about, "depth")),
                Integer.parseInt(text(about, "rank")),
                Double.parseDouble(text(about, "strength")),
                Integer.parseInt(about.path("width").asString(FIRST_WIDTH)),
                Integer.parseInt(about.path("word-shapes").asString("0")),
                list(text(about, "schemes"), word -> Scheme.of(word).orElseThrow(IllegalArgumentException::new)),
                list(text(about, "types"), FindingType::valueOf),
                Double.parseDouble(text(about, "temperature")),
                made,
                numbers);
    }

    private static float[] numbers(ByteBuffer file) {
        float[] numbers = new float[file.remaining() / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(file.getShort() << 16);
        }
        return numbers;
    }

    /** The nearest bfloat16, ties to even. */
    private static short rounded(float number) {
        int bits = Float.floatToRawIntBits(number);
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }

    private static String text(JsonNode about, String name) {
        return about.required(name).asString();
    }

    private static <T> String joined(List<T> items, Function<T, String> word) {
        return String.join(",", items.stream().map(word).toList());
    }

    private static <T> List<T> list(String words, Function<String, T> item) {
        return Arrays.stream(words.split(",")).map(item).toList();
    }
}
