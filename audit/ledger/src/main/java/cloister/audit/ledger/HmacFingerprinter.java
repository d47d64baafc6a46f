package cloister.audit.ledger;

import cloister.pipeline.Fingerprinter;
import cloister.pipeline.SensitiveText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under the one key of this installation. */
final class HmacFingerprinter implements Fingerprinter {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    HmacFingerprinter(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    @Override
    public String fingerprint(SensitiveText text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = mac.doFinal(text.reveal().getBytes(StandardCharsets.UTF_8));
            return "hmac-sha256:" + HexFormat.of().formatHex(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
