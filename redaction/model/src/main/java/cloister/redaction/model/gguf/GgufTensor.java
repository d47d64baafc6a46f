package cloister.redaction.model.gguf;

import java.util.List;

/**
 * Where a tensor lies in its file.
 *
 * @param shape rows first, as PyTorch counts; the file has it the other way round
 * @param offset of its first byte from the start of the file
 */
public record GgufTensor(String name, TensorType type, List<Long> shape, long offset) {
    public GgufTensor {
        shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long count() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** How many bytes it takes in the file. */
    public long length() {
        return Math.multiplyExact(count() / type.elements(), (long) type.bytes());
    }
}
