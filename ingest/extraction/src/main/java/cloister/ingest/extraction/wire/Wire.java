package cloister.ingest.extraction.wire;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.pipeline.FileRef;
import cloister.pipeline.HoldCode;
import cloister.pipeline.SensitiveText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames on a stream: four bytes of length, one byte that says which message, the fields in order. Only numbers and
 * UTF-8 strings are read, and nothing is allocated before its length was checked: a worker that a hostile document has
 * taken over can send nonsense, but nothing that does anything here.
 */
public final class Wire {
    /** Raised with every change of a frame, so that a worker from another build is refused. */
    public static final int VERSION = 1;

    /** Largest frame, in bytes. */
    static final int MAX_FRAME = 1 << 20;

    /** Most UTF-16 units in one {@link Message.Text}: at three bytes each they fit into a frame. */
    public static final int MAX_PIECE = 1 << 16;

    private static final int SETUP = 1;
    private static final int READ = 2;
    private static final int READY = 3;
    private static final int BEGUN = 4;
    private static final int TEXT = 5;
    private static final int ENDED = 6;
    private static final int FINISHED = 7;

    private Wire() {}

    /** Writes one message and flushes it. */
    public static void write(DataOutputStream out, Message message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64);
        encode(new DataOutputStream(body), message);
        if (body.size() > MAX_FRAME) {
            throw new WireException("a frame is too large");
        }
        out.writeInt(body.size());
        body.writeTo(out);
        out.flush();
    }

    /**
     * Reads one message, or none at a clean end of the stream.
     *
     * @throws WireException if what came is no message
     */
    public static Optional<Message> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 1 || length > MAX_FRAME) {
            throw new WireException("a frame has an impossible length");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a frame was cut off");
        }
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(body));
        Message message = decode(fields);
        if (fields.read() >= 0) {
            throw new WireException("a frame is longer than its message");
        }
        return Optional.of(message);
    }

    private static void encode(DataOutputStream out, Message message) throws IOException {
        if (message instanceof Message.Setup setup) {
            out.writeByte(SETUP);
            encode(out, setup);
        } else if (message instanceof Message.Read read) {
            out.writeByte(READ);
            string(out, read.file().path().toString());
        } else if (message instanceof Message.Ready ready) {
            out.writeByte(READY);
            out.writeInt(ready.version());
        } else if (message instanceof Message.Begun begun) {
            out.writeByte(BEGUN);
            out.writeInt(begun.number());
            out.writeByte(begun.kind().ordinal());
            out.writeInt(begun.depth());
        } else if (message instanceof Message.Text text) {
            out.writeByte(TEXT);
            out.writeInt(text.number());
            string(out, text.text().reveal());
        } else if (message instanceof Message.Ended ended) {
            out.writeByte(ENDED);
            out.writeInt(ended.number());
            string(out, ended.mediaType());
            string(out, ended.trouble().map(HoldCode::name).orElse(""));
        } else if (message instanceof Message.Finished finished) {
            out.writeByte(FINISHED);
            out.writeInt(finished.parts());
        }
    }

    private static void encode(DataOutputStream out, Message.Setup setup) throws IOException {
        Limits limits = setup.limits();
        out.writeLong(limits.maxBytes());
        out.writeLong(limits.timeout().toMillis());
        out.writeInt(limits.maxCharacters());
        out.writeInt(limits.maxPartCharacters());
        out.writeInt(limits.maxDepth());
        out.writeInt(limits.maxParts());
        out.writeInt(limits.maxExpansion());
        OcrPlan ocr = setup.ocr();
        out.writeBoolean(ocr.enabled());
        string(out, ocr.command());
        out.writeInt(ocr.languages().size());
        for (String language : ocr.languages()) {
            string(out, language);
        }
        out.writeLong(ocr.pageTimeout().toMillis());
    }

    private static Message decode(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        try {
            return switch (type) {
                case SETUP -> setup(in);
                case READ -> new Message.Read(new FileRef(Path.of(string(in))));
                case READY -> new Message.Ready(in.readInt());
                case BEGUN -> new Message.Begun(in.readInt(), kind(in.readUnsignedByte()), in.readInt());
                case TEXT -> new Message.Text(in.readInt(), SensitiveText.of(string(in)));
                case ENDED -> new Message.Ended(in.readInt(), string(in), code(string(in)));
                case FINISHED -> new Message.Finished(in.readInt());
                default -> throw new WireException("a frame has an unknown type");
            };
        } catch (EOFException | IllegalArgumentException e) {
            // Their messages quote what was sent.
            throw new WireException("a frame does not hold its message");
        }
    }

    private static Message.Setup setup(DataInputStream in) throws IOException {
        Limits limits = new Limits(
                in.readLong(),
                Duration.ofMillis(in.readLong()),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt());
        boolean enabled = in.readBoolean();
        String command = string(in);
        int count = in.readInt();
        if (count < 0 || count > 200) {
            throw new WireException("too many languages");
        }
        List<String> languages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            languages.add(string(in));
        }
        return new Message.Setup(limits, new OcrPlan(enabled, command, languages, Duration.ofMillis(in.readLong())));
    }

    private static PartKind kind(int ordinal) throws WireException {
        if (ordinal >= PartKind.values().length) {
            throw new WireException("a part has an unknown kind");
        }
        return PartKind.values()[ordinal];
    }

    private static Optional<HoldCode> code(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(HoldCode.valueOf(name));
    }

    private static void string(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String string(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new WireException("a string has an impossible length");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
