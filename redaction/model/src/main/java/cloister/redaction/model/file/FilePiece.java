package cloister.redaction.model.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A piece of a file, whole. It is read, not mapped: a file that is cut off under a mapping would end the whole process. */
public final class FilePiece {
    private FilePiece() {}

    /**
     * So many bytes from this place on, in the Java heap, little endian.
     *
     * @throws IOException if the file can't be read
     * @throws ModelFileException if it ends before
     * @throws ArithmeticException if the length is beyond 2 GiB
     */
    public static ByteBuffer read(FileChannel channel, long offset, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, offset, buffer);
        return buffer.flip();
    }

    /**
     * Fills what remains of a buffer from this place on.
     *
     * @throws IOException if the file can't be read
     * @throws ModelFileException if it ends before
     */
    public static void fill(FileChannel channel, long offset, ByteBuffer into) throws IOException {
        long start = offset - into.position();
        while (into.hasRemaining()) {
            if (channel.read(into, start + into.position()) < 0) {
                throw new ModelFileException("the file was cut off while it was read");
            }
        }
    }
}
