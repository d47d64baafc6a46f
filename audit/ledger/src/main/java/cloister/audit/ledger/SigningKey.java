package cloister.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** The private half of a log's key. Shows nothing of itself. */
public final class SigningKey {
    private final PrivateKey key;
    private final VerifyingKey verifying;

    SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    /** The name of the log that it signs for. */
    public String origin() {
        return verifying.name();
    }

    public VerifyingKey verifyingKey() {
        return verifying;
    }

    /** @throws IllegalStateException if the platform can't sign with the key */
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] id = verifying.id();
            byte[] both = new byte[id.length + signature.length];
            System.arraycopy(id, 0, both, 0, id.length);
            System.arraycopy(signature, 0, both, id.length, signature.length);
            return SignedCheckpoint.signed(
                    checkpoint, origin(), Base64.getEncoder().encodeToString(both));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the log's key can't sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey(" + verifying + ")";
    }
}
