package cloister.redaction.model.grammar;

import cloister.redaction.model.text.TokenBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A small vocabulary with all that real ones surprise with: parts of characters, long runs, tokens across quotes. */
final class TestVocabulary {
    private static final String TEXT = "{\"name\": \"Müller 東京 \uD83D\uDE00\", \"x\":[1,2.5e3,-7],\"y\":{}}]}]}\"}\"],"
            + "true false null letter report lab result \\u00e4\\uD83D\\uDE00\\n\\\\\\\" 2024-01-02 aaaa";

    /** Control tokens write nothing. */
    static final int CONTROL = 0;

    private TestVocabulary() {}

    /** All single bytes but a few that no UTF-8 has, and pieces of a text cut at random. */
    static TokenBytes bytePairs() {
        return of(false, true);
    }

    /** The same with the blank before the first word that SentencePiece writes. */
    static TokenBytes sentencePieces() {
        return of(true, true);
    }

    /** Without the single bytes of characters beyond ASCII: some beginnings of characters have no end. */
    static TokenBytes withoutBytes() {
        return of(false, false);
    }

    private static TokenBytes of(boolean dropsFirstBlank, boolean allBytes) {
        Set<String> pieces = new LinkedHashSet<>();
        for (int b = 0; b < (allBytes ? 0xF5 : 0x80); b++) {
            pieces.add(Character.toString(b));
        }
        pieces.add("\u00F0\u009F");
        String bytes = new String(TEXT.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            int from = random.nextInt(bytes.length());
            int to = Math.min(bytes.length(), from + 2 + random.nextInt(7));
            String piece = bytes.substring(from, to);
            boolean whole = piece.chars().allMatch(c -> c < 0x80);
            if (allBytes || whole) {
                pieces.add(piece);
            }
        }
        pieces.add(" ".repeat(40));
        List<byte[]> tokens = new ArrayList<>();
        tokens.add(new byte[0]);
        pieces.forEach(piece -> tokens.add(piece.getBytes(StandardCharsets.ISO_8859_1)));
        // Two tokens may write the same.
        tokens.add(new byte[] {'{'});
        return TokenBytes.of(tokens, dropsFirstBlank);
    }

    /** One of the tokens, each as likely as any other. */
    static int pick(BitSet tokens, Random random) {
        int skip = random.nextInt(tokens.cardinality());
        int token = tokens.nextSetBit(0);
        while (skip-- > 0) {
            token = tokens.nextSetBit(token + 1);
        }
        return token;
    }
}
