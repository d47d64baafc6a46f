package cloister.redaction.model.escalation;

import cloister.redaction.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The secret by which the server knows us. Comes from a file that only its owner may read; shows itself nowhere. */
final class ApiKey {
    /** Visible ASCII: nothing that could end a header's line. */
    private static final Pattern FORM = Pattern.compile("[!-~]{1,4096}");

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /** @throws ModelException if the file can't be read, is open to others, or holds no key */
    static ApiKey read(Path file) {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new ModelException("escalation.key-file " + file + " is open to others: chmod 600 it");
            }
            String value = Files.readString(file).strip();
            if (!FORM.matcher(value).matches()) {
                throw new ModelException("escalation.key-file " + file + " doesn't hold one key, on one line");
            }
            return new ApiKey(value);
        } catch (IOException e) {
            throw new ModelException(
                    "escalation.key-file " + file + " can't be read: check the path and its permissions");
        }
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
