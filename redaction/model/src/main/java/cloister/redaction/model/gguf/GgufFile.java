package cloister.redaction.model.gguf;

import cloister.redaction.model.file.FilePiece;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** An open GGUF file. Only the header is kept in memory; tensors are read as they are asked for. */
public final class GgufFile implements ModelFile {
    /** A header holds vocabulary and merges, a few megabytes; what claims hundreds is hostile. */
    private static final long SMALLEST_HEAD = 4L << 20;

    private static final long LARGEST_HEAD = 256L << 20;

    private final FileChannel channel;
    private final ModelMetadata metadata;
    private final Map<String, ModelTensor> tensors;

    private GgufFile(FileChannel channel, HeaderReader.Header header) {
        this.channel = channel;
        this.metadata = header.metadata();
        this.tensors = Collections.unmodifiableMap(header.tensors());
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
            return new GgufFile(channel, header(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static HeaderReader.Header header(FileChannel channel) throws IOException {
        long size = channel.size();
        for (long head = SMALLEST_HEAD; ; head *= 8) {
            long length = Math.min(head, size);
            try {
                return new HeaderReader(FilePiece.read(channel, 0, length), size).read();
            } catch (BufferUnderflowException e) {
                if (length == size || head >= LARGEST_HEAD) {
                    throw new ModelFileException("the file ends inside its header, or the header is too large");
                }
            }
        }
    }

    @Override
    public ModelMetadata metadata() {
        return metadata;
    }

    @Override
    public Collection<ModelTensor> tensors() {
        return tensors.values();
    }

    @Override
    public Optional<ModelTensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    @Override
    public ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException {
        tensor.requireRows(begin, count);
        long rowLength = tensor.rowLength();
        return FilePiece.read(
                channel, tensor.offset() + begin * rowLength, Math.multiplyExact(rowLength, (long) count));
    }

    @Override
    public void pack(ModelTensor tensor, long begin, int count, ByteBuffer into) throws IOException {
        tensor.requireRows(begin, count);
        int length = Math.toIntExact(Math.multiplyExact(tensor.rowLength(), (long) count));
        if (length > into.remaining()) {
            throw new BufferOverflowException();
        }
        FilePiece.fill(channel, tensor.offset() + begin * tensor.rowLength(), into.slice(into.position(), length));
        into.position(into.position() + length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
