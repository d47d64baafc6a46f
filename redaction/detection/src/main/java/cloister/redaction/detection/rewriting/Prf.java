package cloister.redaction.detection.rewriting;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A keyed pseudo-random function of a few texts (HMAC-SHA-256). */
final class Prf {
    private final byte[] key;

    Prf(byte[] key) {
        this.key = key.clone();
    }

    /** 32 bytes; each part is preceded by its length, so that no two lists of parts are the same message. */
    byte[] tag(String... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            message.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        return Keyring.hmac(key, message.toByteArray());
    }

    /** Numbers without end that only the key tells. */
    Draw draw(String... parts) {
        return new Draw(tag(parts));
    }
}
