package cloister.redaction.model.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;

/**
 * An open model: metadata and tensors, under the keys and names of GGUF and laid out as GGUF lays them out, whatever the
 * format they come from. Tensors stay in the file until they are asked for. Safe for use by several threads.
 */
public interface ModelFile extends AutoCloseable {
    ModelMetadata metadata();

    /** All tensors. */
    Collection<ModelTensor> tensors();

    Optional<ModelTensor> tensor(String name);

    /**
     * The bytes of some rows, little endian, packed as {@link ModelTensor#type()} says. Each row takes
     * {@link ModelTensor#rowLength()} bytes. A tensor of one dimension is one row.
     *
     * @param begin the first row
     * @param count how many rows, at most 2 GiB of them
     * @throws IOException if the file can't be read
     */
    ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException;

    /**
     * The same bytes, put into a buffer from its position on.
     *
     * @throws java.nio.BufferOverflowException if there is no room for them
     * @throws IOException if the file can't be read
     */
    default void pack(ModelTensor tensor, long begin, int count, ByteBuffer into) throws IOException {
        into.put(packed(tensor, begin, count));
    }

    /** The tensor of this name. */
    default ModelTensor require(String name) {
        return tensor(name).orElseThrow(() -> new ModelFileException("the tensor " + name + " is missing"));
    }

    /**
     * Unpacks some rows to float32.
     *
     * @param begin the first row
     * @param count how many rows
     * @throws IOException if the file can't be read
     */
    default float[] read(ModelTensor tensor, long begin, int count) throws IOException {
        float[] numbers = new float[Math.toIntExact(Math.multiplyExact(tensor.columns(), (long) count))];
        tensor.type().unpack(packed(tensor, begin, count), numbers);
        return numbers;
    }

    /**
     * Unpacks a whole tensor to float32, rows first.
     *
     * @throws IOException if the file can't be read
     */
    default float[] readAll(ModelTensor tensor) throws IOException {
        return read(tensor, 0, Math.toIntExact(tensor.rows()));
    }

    /**
     * Takes a whole matrix of four-bit weights apart.
     *
     * @throws IllegalArgumentException if {@link Fours#holds} says no to its type
     * @throws IOException if the file can't be read
     */
    default Fours fours(ModelTensor tensor) throws IOException {
        return Fours.of(
                tensor.type(),
                packed(tensor, 0, Math.toIntExact(tensor.rows())),
                Math.toIntExact(Math.multiplyExact(tensor.columns(), tensor.rows())));
    }

    @Override
    void close() throws IOException;
}
