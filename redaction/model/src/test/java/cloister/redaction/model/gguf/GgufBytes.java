package cloister.redaction.model.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes GGUF files, sound or not. */
public final class GgufBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static GgufBytes header(int version, long tensors, long keys) {
        return new GgufBytes().u32(0x46554747).u32(version).u64(tensors).u64(keys);
    }

    public GgufBytes u32(int value) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    public GgufBytes u64(long value) {
        return raw(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    public GgufBytes f32(float value) {
        return u32(Float.floatToIntBits(value));
    }

    public GgufBytes f16(int bits) {
        return raw(new byte[] {(byte) bits, (byte) (bits >> 8)});
    }

    public GgufBytes text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return u64(bytes.length).raw(bytes);
    }

    public GgufBytes textKey(String key, String value) {
        return text(key).u32(8).text(value);
    }

    /** Columns first, as the file has it. */
    public GgufBytes tensor(String name, int type, long offset, long... extents) {
        text(name).u32(extents.length);
        for (long extent : extents) {
            u64(extent);
        }
        return u32(type).u64(offset);
    }

    public GgufBytes align() {
        while (out.size() % 32 != 0) {
            out.write(0);
        }
        return this;
    }

    public GgufBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
