package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** SHA-256 of a file of any size. */
final class FileDigest {
    private static final int PIECE = 1 << 20;

    private FileDigest() {}

    static Sha256 of(Path path) throws IOException {
        MessageDigest digester = Sha256.digester();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.read(piece) >= 0) {
                digester.update(piece.flip());
                piece.clear();
            }
        }
        return Sha256.ofDigest(digester.digest());
    }
}
