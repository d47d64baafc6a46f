package cloister.audit.ledger;

import cloister.pipeline.Fingerprinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The keys of an installation on disk: {@code log.key} signs the log (PKCS#8 in PEM, then the verifier key), {@code
 * fingerprint.key} makes keyed digests, {@code log.pub} is the verifier key that auditors get. The first two are
 * readable by their owner only. They are made together, once: a key that is lost later is not made anew in silence.
 */
public final class SigningKeys {
    private static final String PRIVATE = "log.key";
    private static final String PUBLIC = "log.pub";
    private static final String FINGERPRINT = "fingerprint.key";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int FINGERPRINT_BYTES = 32;

    private final SigningKey signing;
    private final Fingerprinter fingerprinter;

    private SigningKeys(SigningKey signing, Fingerprinter fingerprinter) {
        this.signing = signing;
        this.fingerprinter = fingerprinter;
    }

    /**
     * The keys of this folder; on first use, fresh ones in the name of a fresh installation.
     *
     * @throws UncheckedIOException if the folder can't be read or written
     * @throws IllegalStateException if one of the keys is missing, open to others, or not a key
     */
    public static SigningKeys loadOrCreate(Path folder) {
        try {
            if (!Files.exists(folder.resolve(PRIVATE))) {
                create(folder);
            }
            return new SigningKeys(loadSigning(folder), loadFingerprinter(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the installation's keys can't be used", e);
        }
    }

    /** The key that signs the log's heads. */
    public SigningKey signing() {
        return signing;
    }

    /** Keyed digests of what could be guessed from a plain one. */
    public Fingerprinter fingerprinter() {
        return fingerprinter;
    }

    /** All verifier keys in a file, one in each line; lines that start with # are remarks. */
    public static List<VerifyingKey> verifyingKeys(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(VerifyingKey::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the log's public key can't be read", e);
        }
    }

    /** Where the verifier key of this folder lies. */
    public static Path publicKeyFile(Path folder) {
        return folder.resolve(PUBLIC);
    }

    private static void create(Path folder) throws IOException {
        if (Files.exists(folder.resolve(PUBLIC))) {
            throw new IllegalStateException(
                    "the log's public key is there, but its private key is missing: " + PRIVATE);
        }
        DurableFiles.makeFolder(folder);
        byte[] secret = new byte[FINGERPRINT_BYTES];
        new SecureRandom().nextBytes(secret);
        KeyPair pair = freshPair();
        VerifyingKey verifying = VerifyingKey.of("cloister/" + UUID.randomUUID(), pair.getPublic());
        String pem = BEGIN + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n" + END + "\n";
        // In this order a start that was cut off is simply repeated; the last one makes it an installation.
        DurableFiles.write(folder.resolve(FINGERPRINT), HexFormat.of().formatHex(secret) + "\n", DurableFiles.SECRET);
        DurableFiles.write(folder.resolve(PRIVATE), pem + verifying + "\n", DurableFiles.SECRET);
    }

    private static SigningKey loadSigning(Path folder) throws IOException {
        List<String> lines = secretLines(folder, PRIVATE);
        int end = lines.indexOf(END);
        if (lines.indexOf(BEGIN) != 0 || end != lines.size() - 2) {
            throw new IllegalStateException("the log's private key is not in the form that was written: " + PRIVATE);
        }
        VerifyingKey verifying = VerifyingKey.parse(lines.get(end + 1));
        SigningKey key = new SigningKey(decoded(String.join("", lines.subList(1, end))), verifying);
        Checkpoint probe = new Checkpoint(key.origin(), 0, Merkle.emptyRoot());
        boolean pair = key.sign(probe).signedBy(List.of(verifying));
        Path open = folder.resolve(PUBLIC);
        if (!Files.exists(open)) {
            DurableFiles.write(open, verifying + "\n", DurableFiles.PUBLIC);
        }
        if (!pair || !verifyingKeys(open).contains(verifying)) {
            throw new IllegalStateException("the log's private and public key do not belong together");
        }
        return key;
    }

    private static Fingerprinter loadFingerprinter(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(FINGERPRINT))) {
            throw new IllegalStateException("the key of the fingerprints is missing: " + FINGERPRINT);
        }
        String hex = String.join("", secretLines(folder, FINGERPRINT)).strip();
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalStateException("the key of the fingerprints is not in the form that was written");
        }
        return new HmacFingerprinter(HexFormat.of().parseHex(hex));
    }

    private static List<String> secretLines(Path folder, String name) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder.resolve(name));
        if (!DurableFiles.SECRET.containsAll(permissions)) {
            throw new IllegalStateException("a key is open to others (" + PosixFilePermissions.toString(permissions)
                    + "); it must be rw-------: " + name);
        }
        return Files.readAllLines(folder.resolve(name));
    }

    private static KeyPair freshPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private static PrivateKey decoded(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the log's private key is not an Ed25519 key");
        }
    }
}
