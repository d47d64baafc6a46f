package cloister.redaction.model.gguf;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a GGUF file: metadata and the tensors' names and places. Every length is checked against what is
 * left of the file before anything is allocated for it.
 */
final class HeaderReader {
    private static final int MAGIC = 0x46554747;
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_TENSORS = 100_000;
    private static final int LONGEST_KEY = 65_535;
    private static final int MOST_DIMENSIONS = 4;

    private final ByteBuffer in;
    private final long size;

    /**
     * @param head the first bytes of the file
     * @param size of the whole file
     */
    HeaderReader(ByteBuffer head, long size) {
        this.in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.size = size;
    }

    /** What the header says. */
    record Header(ModelMetadata metadata, Map<String, ModelTensor> tensors) {}

    /**
     * Reads it.
     *
     * @throws BufferUnderflowException if the header goes on beyond the bytes given
     * @throws ModelFileException if it can't be used
     */
    Header read() {
        try {
            return header();
        } catch (ArithmeticException e) {
            throw new ModelFileException("a size in the header is out of range");
        }
    }

    private Header header() {
        if (in.remaining() < 24 || in.getInt() != MAGIC) {
            throw new ModelFileException("this is not a GGUF file");
        }
        int version = in.getInt();
        if (version != 2 && version != 3) {
            throw new ModelFileException("GGUF version " + Integer.toUnsignedString(version) + " is not supported");
        }
        int tensors = bounded(MOST_TENSORS, "number of tensors");
        int keys = bounded(MOST_KEYS, "number of metadata keys");
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keys; i++) {
            String key = text(LONGEST_KEY);
            if (values.put(key, value(in.getInt(), 0)) != null) {
                throw new ModelFileException("the metadata key " + key + " occurs twice");
            }
        }
        ModelMetadata metadata = new ModelMetadata(values);
        return new Header(metadata, tensors(tensors, metadata));
    }

    private Map<String, ModelTensor> tensors(int count, ModelMetadata metadata) {
        List<ModelTensor> relative = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            relative.add(tensor());
        }
        int alignment = metadata.integer("general.alignment").orElse(32);
        if (alignment < 1 || Integer.bitCount(alignment) != 1) {
            throw new ModelFileException("the alignment is not a power of two");
        }
        long start = (in.position() + (long) alignment - 1) / alignment * alignment;
        Map<String, ModelTensor> tensors = new LinkedHashMap<>();
        for (ModelTensor tensor : relative) {
            long offset = Math.addExact(start, tensor.offset());
            if (Math.addExact(offset, tensor.length()) > size) {
                throw new ModelFileException("the file ends inside the tensor " + tensor.name());
            }
            ModelTensor placed = new ModelTensor(tensor.name(), tensor.type(), tensor.shape(), offset);
            if (tensors.put(tensor.name(), placed) != null) {
                throw new ModelFileException("the tensor " + tensor.name() + " occurs twice");
            }
        }
        ModelTensor.requireApart(tensors.values());
        return tensors;
    }

    private ModelTensor tensor() {
        String name = text(LONGEST_KEY);
        int dimensions = in.getInt();
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new ModelFileException("the tensor " + name + " has a wrong number of dimensions");
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            long extent = in.getLong();
            if (extent < 1) {
                throw new ModelFileException("the tensor " + name + " has an empty dimension");
            }
            shape.add(0, extent);
        }
        TensorType type = TensorType.of(Integer.toUnsignedLong(in.getInt()), name);
        long offset = in.getLong();
        return new ModelTensor(name, type, shape, offset);
    }

    private Object value(int type, int depth) {
        return switch (type) {
            case 0 -> (long) Byte.toUnsignedInt(in.get());
            case 1 -> (long) in.get();
            case 2 -> (long) Short.toUnsignedInt(in.getShort());
            case 3 -> (long) in.getShort();
            case 4 -> Integer.toUnsignedLong(in.getInt());
            case 5 -> (long) in.getInt();
            case 6 -> (double) in.getFloat();
            case 7 -> in.get() != 0;
            case 8 -> text(rest());
            case 9 -> list(depth);
            case 10, 11 -> in.getLong();
            case 12 -> in.getDouble();
            default -> throw new ModelFileException("metadata type " + type + " is unknown");
        };
    }

    private List<Object> list(int depth) {
        if (depth > 2) {
            throw new ModelFileException("metadata lists are nested too deeply");
        }
        int type = in.getInt();
        // Each element takes at least one byte, so a huge count can't be true.
        int count = bounded(rest(), "length of a metadata list");
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(type, depth + 1));
        }
        return List.copyOf(list);
    }

    private String text(int longest) {
        int length = bounded(Math.min(longest, rest()), "length of a text");
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Bytes of the file from here on. */
    private int rest() {
        return (int) Math.min(Integer.MAX_VALUE, size - in.position());
    }

    private int bounded(int most, String what) {
        long value = in.getLong();
        if (value < 0 || value > most) {
            throw new ModelFileException("the " + what + " is out of range");
        }
        return (int) value;
    }
}
