package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An open folder of safetensors with its {@code config.json}, {@code tokenizer.json} and the like, which looks like a GGUF:
 * the same keys, the same names, rows of q and k in GGUF's order, norms of Gemma with the one that Hugging Face leaves to
 * the code.
 */
public final class HuggingFaceFolder implements ModelFile {
    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final ModelMetadata metadata;

    /** Where a tensor comes from, and how it is seen. */
    private interface Source {
        ModelTensor tensor();

        ByteBuffer packed(long begin, int count) throws IOException;
    }

    private HuggingFaceFolder(Path folder) throws IOException {
        JsonNode json = Json.read(folder.resolve(FolderFiles.CONFIG))
                .orElseThrow(() -> new ModelFileException("the folder lacks " + FolderFiles.CONFIG));
        Config config = new Config(json);
        Map<String, Object> keys = new LinkedHashMap<>(config.keys());
        keys.put("general.architecture", config.family().word());
        keys.put(
                "general.name",
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        keys.put("general.license", FolderLicence.of(folder));
        keys.putAll(new Texts(folder).keys(json));
        this.metadata = new ModelMetadata(keys);
        try {
            for (String name : FolderFiles.weights(folder)) {
                SafetensorsFile file = SafetensorsFile.open(folder.resolve(name), tensor -> !Naming.isLeftOut(tensor));
                files.add(file);
                add(file, config);
            }
            requireIndexed(folder, config);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        config.rope().tensors().forEach((name, numbers) -> sources.put(name, new Computed(name, numbers)));
    }

    /**
     * Opens a folder and reads the headers in it.
     *
     * @throws IOException if it can't be read
     * @throws ModelFileException if it can't be used; the message says why
     */
    public static HuggingFaceFolder open(Path folder) throws IOException {
        return new HuggingFaceFolder(folder);
    }

    /**
     * The names of all files that make the model of a folder, sorted; each lies in the folder itself.
     *
     * @throws IOException if the folder can't be read
     * @throws ModelFileException if one is missing, or the index names something else
     */
    public static List<String> files(Path folder) throws IOException {
        return FolderFiles.all(folder);
    }

    private void add(SafetensorsFile file, Config config) {
        Naming naming = new Naming(config.family());
        for (ModelTensor tensor : file.tensors().values()) {
            String name = naming.gguf(tensor.name())
                    .orElseThrow(() -> new ModelFileException("the tensor " + tensor.name() + " is not supported"));
            if (name.equals("output.weight") && config.isTied()) {
                continue;
            }
            if (sources.put(name, source(file, tensor, name, config)) != null) {
                throw new ModelFileException("the tensor " + tensor.name() + " occurs twice");
            }
        }
    }

    private static Source source(SafetensorsFile file, ModelTensor tensor, String name, Config config) {
        ModelTensor seen = new ModelTensor(name, tensor.type(), tensor.shape(), tensor.offset());
        if (config.family().isGemma() && name.endsWith("norm.weight")) {
            return new PlusOne(file, new ModelTensor(name, TensorType.F32, tensor.shape(), tensor.offset()), seen);
        }
        boolean query = name.endsWith("attn_q.weight") || name.endsWith("attn_q.bias");
        boolean key = name.endsWith("attn_k.weight") || name.endsWith("attn_k.bias");
        if (config.family().pairsRows() && (query || key)) {
            return new Paired(file, seen, query ? config.heads() : config.kvHeads());
        }
        return new Plain(file, seen);
    }

    /** Each tensor that the index names must be there, as half a model may still compute something. */
    private void requireIndexed(Path folder, Config config) throws IOException {
        Optional<JsonNode> index = Json.read(folder.resolve(FolderFiles.INDEX));
        Naming naming = new Naming(config.family());
        for (Map.Entry<String, JsonNode> place :
                index.map(node -> node.path("weight_map").properties()).orElse(Set.of())) {
            Optional<String> name = naming.gguf(place.getKey());
            boolean tied = name.equals(Optional.of("output.weight")) && config.isTied();
            if (!Naming.isLeftOut(place.getKey())
                    && !tied
                    && name.filter(sources::containsKey).isEmpty()) {
                throw new ModelFileException("the tensor " + place.getKey() + " of the index is missing");
            }
        }
    }

    /** Bytes as they are. */
    private record Plain(SafetensorsFile file, ModelTensor tensor) implements Source {
        @Override
        public ByteBuffer packed(long begin, int count) throws IOException {
            long length = Math.multiplyExact(tensor.rowLength(), (long) count);
            return file.read(tensor.offset() + begin * tensor.rowLength(), length);
        }
    }

    /** One more than what stands in the file, in float32. */
    private record PlusOne(SafetensorsFile file, ModelTensor tensor, ModelTensor stored) implements Source {
        @Override
        public ByteBuffer packed(long begin, int count) throws IOException {
            float[] numbers = new float[Math.toIntExact(Math.multiplyExact(tensor.columns(), (long) count))];
            stored.type().unpack(new Plain(file, stored).packed(begin, count), numbers);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += 1;
            }
            return bytes(numbers);
        }
    }

    /** Rows of each head: first halves and second halves by turns, that is GGUF's row 2i+j is row i+j·half of the file. */
    private record Paired(SafetensorsFile file, ModelTensor tensor, int heads) implements Source {
        Paired {
            long rows = tensor.shape().get(0);
            if (rows % heads != 0 || rows / heads % 2 != 0) {
                throw new ModelFileException("the tensor " + tensor.name() + " does not fit the number of heads");
            }
        }

        @Override
        public ByteBuffer packed(long begin, int count) throws IOException {
            boolean vector = tensor.shape().size() == 1;
            int unit = Math.toIntExact(vector ? tensor.type().bytes() : tensor.rowLength());
            long first = vector ? 0 : begin;
            long wanted = vector ? tensor.columns() : count;
            long head = tensor.shape().get(0) / heads;
            long from = first / head * head;
            long to = (first + wanted + head - 1) / head * head;
            byte[] stored =
                    file.read(tensor.offset() + from * unit, (to - from) * unit).array();
            byte[] out = new byte[Math.toIntExact(wanted * unit)];
            for (long row = 0; row < wanted; row++) {
                long place = (first + row) % head;
                long source = first + row - place + place / 2 + place % 2 * (head / 2);
                System.arraycopy(stored, (int) ((source - from) * unit), out, (int) (row * unit), unit);
            }
            return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Numbers that are in no file. */
    private static final class Computed implements Source {
        private final ModelTensor tensor;
        private final float[] numbers;

        Computed(String name, float[] numbers) {
            this.tensor = new ModelTensor(name, TensorType.F32, List.of((long) numbers.length), 0);
            this.numbers = numbers;
        }

        @Override
        public ModelTensor tensor() {
            return tensor;
        }

        @Override
        public ByteBuffer packed(long begin, int count) {
            return bytes(numbers);
        }
    }

    private static ByteBuffer bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes;
    }

    @Override
    public ModelMetadata metadata() {
        return metadata;
    }

    @Override
    public Collection<ModelTensor> tensors() {
        return sources.values().stream().map(Source::tensor).toList();
    }

    @Override
    public Optional<ModelTensor> tensor(String name) {
        return Optional.ofNullable(sources.get(name)).map(Source::tensor);
    }

    @Override
    public ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException {
        tensor.requireRows(begin, count);
        Source source = sources.get(tensor.name());
        if (source == null) {
            throw new ModelFileException("the tensor " + tensor.name() + " is missing");
        }
        return source.packed(begin, count);
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsFile file : files) {
            file.close();
        }
    }
}
