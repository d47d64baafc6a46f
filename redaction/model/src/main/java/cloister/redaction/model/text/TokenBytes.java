package cloister.redaction.model.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The UTF-8 bytes that each token of a vocabulary writes. A token may hold a part of a character. Tokens that write no
 * text (control tokens, the unknown one) have no bytes.
 */
public final class TokenBytes {
    private final byte[] all;
    private final int[] starts;
    private final boolean dropsFirstBlank;

    private TokenBytes(byte[] all, int[] starts, boolean dropsFirstBlank) {
        this.all = all;
        this.starts = starts;
        this.dropsFirstBlank = dropsFirstBlank;
    }

    /**
     * @param tokens by their ids; empty for those that write no text
     * @param dropsFirstBlank see {@link #dropsFirstBlank()}
     */
    public static TokenBytes of(List<byte[]> tokens, boolean dropsFirstBlank) {
        int[] starts = new int[tokens.size() + 1];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int id = 0; id < tokens.size(); id++) {
            all.writeBytes(tokens.get(id));
            starts[id + 1] = all.size();
        }
        return new TokenBytes(all.toByteArray(), starts, dropsFirstBlank);
    }

    /** One more than the highest id. */
    public int size() {
        return starts.length - 1;
    }

    /** A copy of a token's bytes. */
    public byte[] of(int id) {
        return Arrays.copyOfRange(all, starts[id], starts[id + 1]);
    }

    /** How many bytes a token writes. */
    public int length(int id) {
        return starts[id + 1] - starts[id];
    }

    /** Whether a blank at the very beginning of an answer is no part of its text, as SentencePiece's first words have it. */
    public boolean dropsFirstBlank() {
        return dropsFirstBlank;
    }
}
