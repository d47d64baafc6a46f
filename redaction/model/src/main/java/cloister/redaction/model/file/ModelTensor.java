package cloister.redaction.model.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A tensor of a model file.
 *
 * @param shape rows first, as PyTorch counts; a GGUF has it the other way round
 * @param offset of its first byte from the start of its file
 */
public record ModelTensor(String name, TensorType type, List<Long> shape, long offset) {
    public ModelTensor {
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.stream().anyMatch(extent -> extent < 1)) {
            throw new ModelFileException("the tensor " + name + " has an empty dimension");
        }
        if (offset < 0 || shape.get(shape.size() - 1) % type.elements() != 0) {
            throw new ModelFileException("the tensor " + name + " has a wrong shape or place");
        }
    }

    /** How many numbers it holds. */
    public long count() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Numbers in a row: the last dimension, in which blocks are packed. */
    public long columns() {
        return shape.get(shape.size() - 1);
    }

    /** Rows: all dimensions but the last. */
    public long rows() {
        return count() / columns();
    }

    /** How many bytes a row takes. */
    public long rowLength() {
        return Math.multiplyExact(columns() / type.elements(), (long) type.bytes());
    }

    /** How many bytes it takes in all. */
    public long length() {
        return Math.multiplyExact(rows(), rowLength());
    }

    /** @throws IndexOutOfBoundsException if these rows aren't all there */
    public void requireRows(long begin, int count) {
        if (begin < 0 || count < 1 || begin > rows() - count) {
            throw new IndexOutOfBoundsException(count + " rows from " + begin + " on of " + rows());
        }
    }

    /**
     * Refuses tensors of one file that share bytes, which no honest writer makes.
     *
     * @throws ModelFileException naming the first that does
     */
    public static void requireApart(Collection<ModelTensor> tensors) {
        long end = 0;
        for (ModelTensor tensor : tensors.stream()
                .sorted(Comparator.comparingLong(ModelTensor::offset))
                .toList()) {
            if (tensor.offset() < end) {
                throw new ModelFileException("the tensor " + tensor.name() + " overlaps another one");
            }
            end = Math.addExact(tensor.offset(), tensor.length());
        }
    }
}
