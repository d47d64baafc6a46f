package cloister.deploy.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The secret from which all keys of pseudonyms come: {@code pseudonym.key} in the home's keys. It is made when somebody
 * asks for it and never by itself: a fresh key in the place of a lost one would give everybody new pseudonyms in silence.
 */
public final class PseudonymKey {
    private static final String NAME = "pseudonym.key";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PseudonymKey() {}

    /**
     * The secret, if it was made.
     *
     * @throws Refusal if it is open to others, or isn't in the form that was written
     */
    public static Optional<byte[]> read(Home home) {
        Path file = home.keys().resolve(NAME);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new Refusal("the key " + file + " is open to others; make it rw------- (chmod 600)");
            }
            String hex = Files.readString(file).strip();
            if (!hex.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                throw new Refusal("the key " + file + " is not in the form that was written: restore it from a backup");
            }
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new Refusal("the key " + file + " can't be read: check its permissions", e);
        }
    }

    /**
     * Makes the secret.
     *
     * @return where it lies
     * @throws Refusal if there is one
     */
    public static Path make(Home home) {
        Path file = home.keys().resolve(NAME);
        if (Files.exists(file)) {
            throw new Refusal("there is a key of pseudonyms already: " + file
                    + "; with another one, nobody would keep a pseudonym");
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            PrivateFiles.write(file, HexFormat.of().formatHex(secret) + "\n");
        } catch (IOException e) {
            throw new Refusal("no key can be written in " + home.keys() + ": check its permissions and the disk", e);
        }
        return file;
    }
}
