package cloister.redaction.detection.rewriting;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of pseudonyms, of moved dates and of ciphertexts, derived from one secret (HKDF-SHA-256, RFC 5869), so that
 * what is known of one tells nothing of another.
 */
public final class Keyring {
    /** Bytes of the secret. */
    public static final int BYTES = 32;

    private static final String SALT = "cloister pseudonyms 1";

    private final Prf pseudonyms;
    private final Prf shifts;
    private final byte[] encryption;
    private final String id;

    private Keyring(byte[] secret) {
        byte[] root = hmac(SALT.getBytes(StandardCharsets.UTF_8), secret);
        this.pseudonyms = new Prf(expanded(root, "pseudonyms"));
        this.shifts = new Prf(expanded(root, "date shifts"));
        this.encryption = expanded(root, "format-preserving encryption");
        this.id = HexFormat.of().formatHex(expanded(root, "identity"), 0, 8);
    }

    /**
     * The keys of this secret.
     *
     * @throws IllegalArgumentException if it isn't {@value #BYTES} bytes long
     */
    public static Keyring of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the secret of pseudonyms has " + BYTES + " bytes");
        }
        return new Keyring(secret);
    }

    /** Tells which secret it is, and nothing about it: 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    Prf pseudonyms() {
        return pseudonyms;
    }

    Prf shifts() {
        return shifts;
    }

    /** For AES-256. */
    byte[] encryption() {
        return encryption.clone();
    }

    /** One block of HKDF's output, which is as long as each of the keys. */
    private static byte[] expanded(byte[] root, String info) {
        byte[] label = info.getBytes(StandardCharsets.UTF_8);
        byte[] block = java.util.Arrays.copyOf(label, label.length + 1);
        block[label.length] = 1;
        return hmac(root, block);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "Keyring(" + id + ")";
    }
}
