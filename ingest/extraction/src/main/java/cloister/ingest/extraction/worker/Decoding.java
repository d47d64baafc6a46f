package cloister.ingest.extraction.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * Bytes to characters, strictly: a text that doesn't fit its encoding is not read with holes in it, and bytes that are
 * no text are not read at all.
 */
final class Decoding {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What a guess by letter frequencies must reach, of 100, to win over the most common Western encoding. */
    private static final int SURE_ENOUGH = 25;

    private Decoding() {}

    /** The text, or empty if these bytes aren't one. */
    static Optional<String> decode(byte[] raw, Optional<Charset> declared) {
        byte[] bytes = unpadded(raw);
        Optional<String> shifted = declared.filter(Decoding::isShifted).flatMap(c -> strict(bytes, 0, c));
        if (shifted.isPresent()) {
            return shifted;
        }
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked;
        }
        Optional<String> wide = wide(bytes);
        if (wide.isPresent()) {
            return wide;
        }
        if (!looksLikeText(bytes)) {
            return Optional.empty();
        }
        Optional<String> utf8 = strict(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent() || isDamagedUtf8(bytes)) {
            return utf8;
        }
        return declared.flatMap(c -> strict(bytes, 0, c))
                .or(() -> guessed(bytes))
                .or(() -> strict(bytes, 0, WINDOWS_1252).filter(Decoding::isWestern));
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
            return strict(bytes, 4, UTF_32LE);
        }
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return strict(bytes, 4, UTF_32BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE).filter(Decoding::isText);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE).filter(Decoding::isText);
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: every other byte of Western text is zero. */
    private static Optional<String> wide(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int most = Math.max(zeros[0], zeros[1]);
        if (bytes.length < 4 || bytes.length % 2 != 0 || most == 0) {
            return Optional.empty();
        }
        Charset charset = zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        Optional<String> text = strict(bytes, 0, charset).filter(Decoding::isText);
        boolean western = most > bytes.length / 6;
        // Other scripts have few zeros, but bytes that no text of single bytes has.
        boolean foreign = controls(bytes) * 50L > bytes.length && most > 4 * Math.min(zeros[0], zeros[1]);
        return western ? text : text.filter(t -> foreign && t.chars().allMatch(Character::isDefined));
    }

    private static int controls(byte[] bytes) {
        int controls = 0;
        for (byte b : bytes) {
            if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B) {
                controls++;
            }
        }
        return controls;
    }

    /** Without the zeros that end a string of C, or fill a record; in UTF-16 there are others before them. */
    private static byte[] unpadded(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return bytes;
            }
        }
        return controls(bytes) * 50L > bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private static boolean isText(String decoded) {
        return decoded.chars().noneMatch(c -> c == 0 || c == 0xFFFF || (c >= 0xE000 && c <= 0xF8FF));
    }

    /** No zero byte, and hardly any other control character than those that text files do hold. */
    private static boolean looksLikeText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return controls(bytes) * 200L <= bytes.length;
    }

    /**
     * Mostly UTF-8 with some bytes broken. Read as another encoding it would come out without an error, and with every
     * name in it garbled past recognition by detectors, though not by people.
     */
    private static boolean isDamagedUtf8(byte[] bytes) {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            boolean sound = lead >= 0xC2 && lead <= 0xF4 && i + following < bytes.length;
            for (int j = 1; sound && j <= following; j++) {
                sound = (bytes[i + j] & 0xC0) == 0x80;
            }
            whole += sound ? 1 : 0;
            broken += sound ? 0 : 1;
            i += sound ? following : 0;
        }
        return whole > 2 * broken;
    }

    /** Western text has few characters beyond ASCII, or they are letters; a wrong guess gives mostly signs. */
    private static boolean isWestern(String text) {
        long beyond = text.chars().filter(c -> c > 0x7F).count();
        long letters =
                text.chars().filter(c -> c > 0x7F && Character.isLetter(c)).count();
        return beyond * 10 < text.length() || letters * 10 >= beyond * 6;
    }

    private static Optional<String> guessed(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes);
        CharsetMatch match = detector.detect();
        if (match == null || match.getConfidence() < SURE_ENOUGH) {
            return Optional.empty();
        }
        return charset(match.getName()).flatMap(c -> strict(bytes, 0, c));
    }

    /** What a container says about the encoding of a part. */
    static Optional<Charset> declared(Metadata metadata) {
        return Optional.ofNullable(metadata.get(Metadata.CONTENT_ENCODING)).flatMap(Decoding::charset);
    }

    /** Made of ASCII's bytes with sequences that shift their meaning, so that it passes for UTF-8. */
    private static boolean isShifted(Charset charset) {
        return charset.name().toUpperCase(Locale.ROOT).startsWith("ISO-2022");
    }

    static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
