package cloister.audit.ledger;

import cloister.pipeline.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The 32 bytes of a SHA-256 digest inside the Merkle tree. */
public final class Hash {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        return new Hash(bytes.clone());
    }

    /** The SHA-256 of these pieces, one after the other. */
    static Hash digest(byte prefix, byte[]... pieces) {
        MessageDigest digester = Sha256.digester();
        digester.update(prefix);
        for (byte[] piece : pieces) {
            digester.update(piece);
        }
        return new Hash(digester.digest());
    }

    /** @throws IllegalArgumentException if it isn't 64 hexadecimal digits */
    public static Hash ofHex(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /** @throws IllegalArgumentException if it isn't the base64 of 32 bytes */
    public static Hash ofBase64(String text) {
        return new Hash(Base64.getDecoder().decode(text));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] shared() {
        return bytes;
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
