package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds out what each token writes, as the decoder of a {@code tokenizer.json} would. */
final class TokenBytesReader {
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");
    private static final byte[] NOTHING = {};

    /** Byte by the character that stands for it in byte-level vocabularies (GPT-2's {@code bytes_to_unicode}). */
    private static final int[] BYTE_OF = byteLevel();

    private final JsonNode model;
    private final boolean byteLevel;
    private final String blank;

    private TokenBytesReader(JsonNode root) {
        this.model = root.path("model");
        JsonNode decoder = root.path("decoder");
        this.byteLevel = step(decoder, "ByteLevel");
        if (!byteLevel && !step(decoder, "ByteFallback") && !step(decoder, "Metaspace")) {
            throw new ModelFileException("the tokenizer's decoder is of a kind that isn't supported");
        }
        this.blank = byteLevel ? "" : "\u2581";
    }

    static TokenBytes of(JsonNode root, Map<String, Integer> plain, Collection<Integer> controls) {
        TokenBytesReader reader = new TokenBytesReader(root);
        List<byte[]> tokens = new ArrayList<>();
        String unknown = reader.model.path("unk_token").asString("");
        plain.forEach((text, id) -> {
            if (!text.equals(unknown)) {
                set(tokens, id, reader.bytes(text));
            }
        });
        // Added tokens are matched in texts as they are written.
        for (JsonNode token : root.path("added_tokens")) {
            String content = token.path("content").asString("");
            set(tokens, token.path("id").asInt(-1), reader.spelled(content));
        }
        for (int id : controls) {
            set(tokens, id, NOTHING);
        }
        return TokenBytes.of(tokens, dropsFirstBlank(root.path("decoder")));
    }

    private static void set(List<byte[]> tokens, int id, byte[] bytes) {
        if (id < 0 || id > 1 << 22) {
            throw new ModelFileException("a token of the tokenizer has no usable number");
        }
        if (id >= tokens.size()) {
            tokens.addAll(Collections.nCopies(id + 1 - tokens.size(), NOTHING));
        }
        tokens.set(id, bytes);
    }

    private byte[] bytes(String token) {
        if (!byteLevel) {
            Matcher single = BYTE.matcher(token);
            return single.matches() ? new byte[] {(byte) Integer.parseInt(single.group(1), 16)} : spelled(token);
        }
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            if (c >= BYTE_OF.length || BYTE_OF[c] < 0) {
                return spelled(token);
            }
            bytes[i] = (byte) BYTE_OF[c];
        }
        return bytes;
    }

    private byte[] spelled(String token) {
        String text = blank.isEmpty() ? token : token.replace(blank, " ");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean step(JsonNode decoder, String type) {
        if (decoder.path("type").asString("").equals(type)) {
            return true;
        }
        return decoder.path("decoders").valueStream().anyMatch(inner -> step(inner, type));
    }

    private static boolean dropsFirstBlank(JsonNode decoder) {
        String type = decoder.path("type").asString("");
        if (type.equals("Strip")) {
            return decoder.path("start").asInt(0) > 0;
        }
        if (type.equals("Metaspace")) {
            return !decoder.path("prepend_scheme").asString("always").equals("never")
                    && decoder.path("add_prefix_space").asBoolean(true);
        }
        return decoder.path("decoders").valueStream().anyMatch(TokenBytesReader::dropsFirstBlank);
    }

    /** Printable bytes stand for themselves, the others in their order for the characters from 256 on. */
    private static int[] byteLevel() {
        int[] bytes = new int[512];
        Arrays.fill(bytes, -1);
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            bytes[itself ? b : next++] = b;
        }
        return bytes;
    }
}
