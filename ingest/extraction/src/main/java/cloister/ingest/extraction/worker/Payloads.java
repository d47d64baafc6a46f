package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.wire.Limits;
import cloister.ingest.extraction.wire.PartKind;
import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/**
 * Files that hide in text as Base64: attachments in FHIR's JSON, pictures in HTML and Markdown, mail parts in a log.
 * No detector can read them there, so each becomes a part, and the text keeps only a note.
 */
final class Payloads {
    /** Shorter runs are keys, hashes and tokens: they stay, and the detectors look at them. */
    private static final int SHORTEST = 1_000;

    /** Lines of Base64 are at least this long; shorter lines are words. */
    private static final int SHORTEST_LINE = 60;

    private static final String NOTE = "[embedded data]";

    private final PartReader reader;
    private final int depth;

    Payloads(PartReader reader, int depth) {
        this.reader = reader;
        this.depth = depth;
    }

    Limits limits() {
        return reader.budget().limits();
    }

    /** The text without long runs of Base64; what they hold has been read as parts. */
    String without(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(text, at);
            if (end - at >= SHORTEST) {
                Optional<byte[]> bytes = decode(text.substring(at, end));
                if (bytes.isPresent()) {
                    kept.append(text, from, at).append(NOTE);
                    read(bytes.get());
                    from = end;
                }
            }
            at = Math.max(end, at + 1);
        }
        return from == 0 ? text : kept.append(text, from, text.length()).toString();
    }

    /** Reads what a {@code data:} URI holds. */
    String dataUri(String uri) {
        int comma = uri.indexOf(',');
        if (comma > 0 && uri.substring(0, comma).endsWith(";base64")) {
            Optional<byte[]> bytes = decode(uri.substring(comma + 1));
            if (bytes.isPresent()) {
                read(bytes.get());
                return NOTE;
            }
        }
        return uri;
    }

    private void read(byte[] bytes) {
        if (depth + 1 > limits().maxDepth()) {
            reader.refuse(PartKind.ATTACHMENT, depth + 1, HoldCode.TOO_DEEP);
            return;
        }
        try (TikaInputStream in = TikaInputStream.get(bytes)) {
            reader.budget().takeBytes(bytes.length);
            reader.read(in, new Metadata(), PartKind.ATTACHMENT, depth + 1);
        } catch (IOException e) {
            reader.refuse(PartKind.ATTACHMENT, depth + 1, HoldCode.CORRUPT);
        }
    }

    /** Where the run of Base64 that starts at {@code from} ends, line breaks (also JSON's escaped ones) included. */
    private static int runEnd(String text, int from) {
        int lineStart = from;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            int broken = lineBreak(text, at);
            if (isDigit(c)) {
                at++;
            } else if (broken > 0 && at - lineStart >= SHORTEST_LINE) {
                at += broken;
                lineStart = at;
            } else {
                break;
            }
        }
        return at;
    }

    private static int lineBreak(String text, int at) {
        int length = 0;
        while (at + length < text.length()) {
            char c = text.charAt(at + length);
            boolean escaped =
                    c == '\\' && at + length + 1 < text.length() && "rn".indexOf(text.charAt(at + length + 1)) >= 0;
            if (escaped) {
                length += 2;
            } else if (c == '\n' || c == '\r') {
                length++;
            } else {
                break;
            }
        }
        return length;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '='
                || c == '-'
                || c == '_';
    }

    private static Optional<byte[]> decode(String run) {
        String digits = run.replace("\\r", "").replace("\\n", "").replaceAll("\\s+", "");
        boolean mixed = digits.chars().anyMatch(Character::isUpperCase)
                && digits.chars().anyMatch(Character::isLowerCase)
                && digits.chars().anyMatch(Character::isDigit);
        if (!mixed) {
            return Optional.empty();
        }
        try {
            boolean urlSafe = digits.indexOf('-') >= 0 || digits.indexOf('_') >= 0;
            return Optional.of((urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
