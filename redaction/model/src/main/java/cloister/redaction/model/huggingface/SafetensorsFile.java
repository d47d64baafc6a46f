package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.FilePiece;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One open safetensors file: the length of a header in JSON, the header, then the tensors. */
final class SafetensorsFile implements AutoCloseable {
    /** The bound that the format's own library has. */
    private static final long LARGEST_HEADER = 100_000_000;

    private static final int MOST_DIMENSIONS = 8;

    private final FileChannel channel;
    private final Map<String, ModelTensor> tensors;

    private SafetensorsFile(FileChannel channel, Map<String, ModelTensor> tensors) {
        this.channel = channel;
        this.tensors = tensors;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param wanted names of tensors; others may be of any type
     * @throws IOException if it can't be read
     * @throws ModelFileException if it isn't sound
     */
    static SafetensorsFile open(Path path, Predicate<String> wanted) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(channel, tensors(channel, wanted));
        } catch (ModelFileException e) {
            channel.close();
            throw new ModelFileException(path.getFileName() + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** By their names in the file. */
    Map<String, ModelTensor> tensors() {
        return tensors;
    }

    ByteBuffer read(long offset, long length) throws IOException {
        return FilePiece.read(channel, offset, length);
    }

    private static Map<String, ModelTensor> tensors(FileChannel channel, Predicate<String> wanted) throws IOException {
        long size = channel.size();
        if (size < 10) {
            throw new ModelFileException("this is not a safetensors file");
        }
        long length = FilePiece.read(channel, 0, 8).getLong();
        if (length < 2 || length > LARGEST_HEADER || length > size - 8) {
            throw new ModelFileException("the length of the header is out of range");
        }
        JsonNode header = header(FilePiece.read(channel, 8, length).array());
        Map<String, ModelTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (!entry.getKey().equals("__metadata__") && wanted.test(entry.getKey())) {
                    tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), 8 + length, size));
                }
            }
            ModelTensor.requireApart(tensors.values());
        } catch (ArithmeticException e) {
            throw new ModelFileException("a size in the header is out of range");
        }
        return tensors;
    }

    private static JsonNode header(byte[] json) {
        try {
            JsonNode header = Json.STRICT.readTree(json);
            if (!header.isObject()) {
                throw new ModelFileException("this is not a safetensors file");
            }
            return header;
        } catch (JacksonException e) {
            throw new ModelFileException("the header is damaged");
        }
    }

    private static ModelTensor tensor(String name, JsonNode entry, long start, long size) {
        JsonNode offsets = entry.path("data_offsets");
        if (offsets.size() != 2
                || !offsets.get(0).isIntegralNumber()
                || !offsets.get(1).isIntegralNumber()) {
            throw new ModelFileException("the tensor " + name + " has no place");
        }
        long begin = offsets.get(0).asLong(-1);
        long end = offsets.get(1).asLong(-1);
        ModelTensor tensor = new ModelTensor(
                name,
                type(name, entry.path("dtype").asString("")),
                shape(name, entry.path("shape")),
                start + Math.max(begin, 0));
        if (begin < 0 || end < begin || end > size - start || tensor.length() != end - begin) {
            throw new ModelFileException("the tensor " + name + " has a wrong shape or place");
        }
        return tensor;
    }

    private static List<Long> shape(String name, JsonNode extents) {
        if (!extents.isArray() || extents.size() > MOST_DIMENSIONS) {
            throw new ModelFileException("the tensor " + name + " has no shape");
        }
        List<Long> shape = new ArrayList<>();
        extents.forEach(extent -> shape.add(extent.isIntegralNumber() ? extent.asLong(-1) : -1));
        return shape.isEmpty() ? List.of(1L) : shape;
    }

    private static TensorType type(String name, String dtype) {
        return switch (dtype) {
            case "F32" -> TensorType.F32;
            case "F16" -> TensorType.F16;
            case "BF16" -> TensorType.BF16;
            default ->
                throw new ModelFileException("tensor type " + (dtype.isEmpty() ? "unnamed" : dtype) + " (of " + name
                        + ") is not supported in a folder (supported: F32, F16, BF16)");
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
