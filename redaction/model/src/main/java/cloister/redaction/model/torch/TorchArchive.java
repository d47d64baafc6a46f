package cloister.redaction.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive around a source file, so that the source is all there is to read and review: a zip of
 * stored entries, with one module object as a pickle (protocol 2) beside its code.
 */
final class TorchArchive {
    private static final String ROOT = "cloister/";
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private TorchArchive() {}

    /** A module's attribute before anything is loaded into it. */
    enum Empty {
        FALSE(0x89),
        ZERO(0x4B, 0),
        ZERO_FLOAT(0x47, 0, 0, 0, 0, 0, 0, 0, 0),
        LIST(0x5D),
        /** No tensor: it is set before it is read. */
        NONE(0x4E);

        private final byte[] pickle;

        Empty(int... codes) {
            this.pickle = new byte[codes.length];
            for (int i = 0; i < codes.length; i++) {
                this.pickle[i] = (byte) codes[i];
            }
        }
    }

    /**
     * The archive's bytes.
     *
     * @param module the class in the source, which stands there as {@code __torch__.cloister.MODULE}
     * @param attributes of the class, in its order
     */
    static byte[] of(String module, String source, Map<String, Empty> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "data.pkl", pickle(module, attributes));
            store(zip, "code/__torch__/cloister.py", utf8(source));
            store(zip, "constants.pkl", EMPTY_TUPLE);
            store(zip, "version", utf8("10\n"));
            store(zip, "byteorder", utf8("little"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pickle(String module, Map<String, Empty> attributes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 2});
        out.writeBytes(utf8("c__torch__.cloister\n" + module + "\n"));
        out.writeBytes(utf8(")"));
        out.write(0x81);
        out.writeBytes(utf8("}("));
        attributes.forEach((name, empty) -> {
            byte[] text = utf8(name);
            out.write('X');
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(text.length)
                    .array());
            out.writeBytes(text);
            out.writeBytes(empty.pickle);
        });
        out.writeBytes(utf8("ub."));
        return out.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setTime(0);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
