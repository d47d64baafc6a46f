package cloister.audit.ledger;

import cloister.pipeline.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of a log's key, in the form of C2SP signed-note: {@code name+id+base64(algorithm and key)}, with
 * Ed25519 (RFC 8032).
 */
public final class VerifyingKey {
    private static final byte ED25519 = 1;
    private static final int RAW = 32;
    private static final int ID = 4;
    /** What stands before the 32 bytes in the X.509 form of an Ed25519 key (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern FORM = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifyingKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        this.key = decoded(raw);
    }

    static VerifyingKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifyingKey(name, Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
    }

    /** @throws IllegalArgumentException if it isn't a key of that form, or its id isn't its own */
    public static VerifyingKey parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a verifier key of the form name+id+key");
        }
        byte[] typed = Base64.getDecoder().decode(matcher.group(3));
        if (typed.length != RAW + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        VerifyingKey parsed = new VerifyingKey(matcher.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(parsed.id()).equals(matcher.group(2))) {
            throw new IllegalArgumentException("the key's id is not its own");
        }
        return parsed;
    }

    private static PublicKey decoded(byte[] raw) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(X509);
        encoded.writeBytes(raw);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** Whose key it is: the origin of the log. */
    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over name, line feed, algorithm and key (C2SP signed-note). */
    byte[] id() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        MessageDigest digester = Sha256.digester();
        digester.update(named);
        digester.update(ED25519);
        return Arrays.copyOf(digester.digest(raw), ID);
    }

    boolean verifies(SignedCheckpoint.Signature signature, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature.encoded());
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean ours =
                signature.name().equals(name) && bytes.length > ID && Arrays.equals(Arrays.copyOf(bytes, ID), id());
        return ours && verifies(Arrays.copyOfRange(bytes, ID, bytes.length), text);
    }

    private boolean verifies(byte[] signature, String text) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature that can't even be read is none.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** {@code name+id+key}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        byte[] typed = new byte[RAW + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, RAW);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
