package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Text that is its own form: plain text, CSV, JSON, logs, source code. */
final class PlainText {
    /** A character takes at most four bytes in the encodings that are read. */
    private static final int BYTES_PER_CHARACTER = 4;

    private PlainText() {}

    static Optional<HoldCode> read(InputStream in, Metadata metadata, PartBuffer text, Payloads payloads)
            throws IOException {
        byte[] bytes = bytes(in, payloads.limits().maxPartCharacters());
        Optional<String> decoded = Decoding.decode(bytes, Decoding.declared(metadata));
        if (decoded.isEmpty()) {
            return Optional.of(HoldCode.UNKNOWN_FORMAT);
        }
        String kept = payloads.without(Escapes.resolve(decoded.get(), type(metadata)));
        text.append(kept);
        return MailLook.holdsEncodedParts(kept) ? Optional.of(HoldCode.UNKNOWN_FORMAT) : Optional.empty();
    }

    private static String type(Metadata metadata) {
        String type = Optional.ofNullable(metadata.get(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE))
                .or(() -> Optional.ofNullable(metadata.get(Metadata.CONTENT_TYPE)))
                .orElse("text/plain");
        return type.toLowerCase(Locale.ROOT);
    }

    /** @throws LimitException if there are more than can be read */
    static byte[] bytes(InputStream in, int maxCharacters) throws IOException {
        long most = Math.min((long) maxCharacters * BYTES_PER_CHARACTER, Integer.MAX_VALUE - 16L);
        byte[] bytes = in.readNBytes((int) most + 1);
        if (bytes.length > most) {
            throw new LimitException(HoldCode.TOO_MUCH_TEXT);
        }
        return bytes;
    }
}
