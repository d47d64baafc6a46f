package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.mime.MediaType;

/**
 * Mails that were taken for plain text or HTML because of an unusual first line. What is encoded in them (Base64,
 * quoted-printable) would pass every detector unread.
 */
final class MailLook {
    private static final int HEAD = 16 << 10;
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,60}:[ \\t].*");
    private static final Pattern TELLING =
            Pattern.compile("(?i)(mime-version|content-transfer-encoding|received|message-id|return-path):.*");
    private static final Pattern ENCODED =
            Pattern.compile("(?im)^content-transfer-encoding:\\s*(quoted-printable|base64)\\s*$");

    private MailLook() {}

    /** The type of mail that this text is, if it is one. */
    static Optional<MediaType> of(TikaInputStream in) throws IOException {
        String[] lines = head(in).split("\r?\n");
        int at = 0;
        while (at < lines.length && lines[at].isBlank()) {
            at++;
        }
        boolean box = at < lines.length && lines[at].startsWith("From ");
        boolean telling = false;
        for (int i = box ? at + 1 : at; i < lines.length && !lines[i].isBlank(); i++) {
            boolean folded = lines[i].startsWith(" ") || lines[i].startsWith("\t");
            if (!folded && !FIELD.matcher(lines[i]).matches()) {
                return Optional.empty();
            }
            telling |= TELLING.matcher(lines[i]).matches();
        }
        if (!telling) {
            return Optional.empty();
        }
        return Optional.of(box ? MediaType.application("mbox") : new MediaType("message", "rfc822"));
    }

    /** Whether a text has parts of a mail in it that only a mail reader can decode. */
    static boolean holdsEncodedParts(CharSequence text) {
        return ENCODED.matcher(text).find();
    }

    private static String head(TikaInputStream in) throws IOException {
        in.mark(HEAD + 1);
        byte[] bytes = in.readNBytes(HEAD);
        in.reset();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
