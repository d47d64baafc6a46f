package cloister.redaction.model.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** An open GGUF file. Only the header is kept in memory; tensors are unpacked to float32 as they are asked for. */
public final class GgufFile implements AutoCloseable {
    /** A header holds vocabulary and merges, a few megabytes; what claims more is hostile. */
    private static final long LARGEST_HEADER = 256L << 20;

    private final FileChannel channel;
    private final GgufMetadata metadata;
    private final Map<String, GgufTensor> tensors;

    private GgufFile(FileChannel channel, HeaderReader.Header header) {
        this.channel = channel;
        this.metadata = header.metadata();
        this.tensors = header.tensors();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException if it can't be read
     * @throws GgufException if it isn't a GGUF that can be used
     */
    public static GgufFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long size = channel.size();
            MappedByteBuffer head = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, LARGEST_HEADER));
            return new GgufFile(channel, new HeaderReader(head, size).read());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public GgufMetadata metadata() {
        return metadata;
    }

    public Optional<GgufTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The tensor of this name. */
    public GgufTensor require(String name) {
        return tensor(name).orElseThrow(() -> new GgufException("the tensor " + name + " is missing"));
    }

    /**
     * Unpacks a whole tensor, rows first.
     *
     * @throws IOException if the file can't be read
     */
    public float[] readAll(GgufTensor tensor) throws IOException {
        return unpack(tensor.type(), bytes(tensor.offset(), tensor.length()), tensor.count());
    }

    /**
     * Unpacks some rows of a matrix.
     *
     * @param begin the first row
     * @param count how many rows
     * @throws IOException if the file can't be read
     */
    public float[] read(GgufTensor tensor, int begin, int count) throws IOException {
        long rows = tensor.shape().get(0);
        if (begin < 0
                || count < 1
                || (long) begin + count > rows
                || tensor.shape().size() < 2) {
            throw new IndexOutOfBoundsException("rows " + begin + " and on of " + rows);
        }
        long rowBytes = tensor.length() / rows;
        ByteBuffer packed = bytes(tensor.offset() + begin * rowBytes, rowBytes * count);
        return unpack(tensor.type(), packed, tensor.count() / rows * count);
    }

    private static float[] unpack(TensorType type, ByteBuffer packed, long count) {
        float[] numbers = new float[Math.toIntExact(count)];
        for (int at = 0, to = 0; to < numbers.length; at += type.bytes(), to += type.elements()) {
            type.unpack(packed, at, numbers, to);
        }
        return numbers;
    }

    /** Read, not mapped: a file that is cut off under a mapping would end the whole process. */
    private ByteBuffer bytes(long offset, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new GgufException("the file was cut off while it was read");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
