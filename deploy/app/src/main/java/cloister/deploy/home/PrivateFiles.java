package cloister.deploy.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Files and folders that only their owner may look into, from the moment they exist. */
public final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int SECRET_BYTES = 24;

    private PrivateFiles() {}

    /** Makes the folder and those above it, where they are missing. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
        return folder;
    }

    /** Writes the whole file or none of it. */
    public static void write(Path file, String content) throws IOException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path half = Files.createTempFile(parent == null ? file : parent, ".new-", "", FILE);
        try {
            Files.writeString(half, content, StandardOpenOption.DSYNC);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** The secret kept in {@code file}: 192 random bits in hexadecimal digits, drawn at the first call. */
    public static synchronized String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random) + "\n");
        }
        return Files.readString(file).strip();
    }
}
