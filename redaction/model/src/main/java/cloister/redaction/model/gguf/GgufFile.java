package cloister.redaction.model.gguf;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** An open GGUF file. Only the header is kept in memory; tensors are read as they are asked for. */
public final class GgufFile implements ModelFile {
    /** A header holds vocabulary and merges, a few megabytes; what claims more is hostile. */
    private static final long LARGEST_HEADER = 256L << 20;

    private final FileChannel channel;
    private final ModelMetadata metadata;
    private final Map<String, ModelTensor> tensors;

    private GgufFile(FileChannel channel, HeaderReader.Header header) {
        this.channel = channel;
        this.metadata = header.metadata();
        this.tensors = header.tensors();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException if it can't be read
     * @throws ModelFileException if it isn't a GGUF that can be used
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

    @Override
    public ModelMetadata metadata() {
        return metadata;
    }

    @Override
    public Optional<ModelTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    @Override
    public ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException {
        tensor.requireRows(begin, count);
        long rowLength = tensor.rowLength();
        return bytes(tensor.offset() + begin * rowLength, Math.multiplyExact(rowLength, (long) count));
    }

    /** Read, not mapped: a file that is cut off under a mapping would end the whole process. */
    private ByteBuffer bytes(long offset, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new ModelFileException("the file was cut off while it was read");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
