package cloister.deploy.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder of one installation: settings, database, keys, models, checkpoints, inbox and logs. Mode 0700. */
public final class Home {
    private final Path root;

    private Home(Path root) {
        this.root = root;
    }

    /** Where the home lies: what was asked for, else {@code CLOISTER_HOME}, else {@code .cloister} of the user. */
    public static Path locate(Optional<Path> asked, Map<String, String> environment) {
        return asked.or(() -> Optional.ofNullable(environment.get("CLOISTER_HOME"))
                        .filter(v -> !v.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cloister"))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Opens the home, making it where it is missing.
     *
     * @throws Refusal if it can't be made or written
     */
    public static Home open(Path root) {
        try {
            boolean fresh = !Files.exists(root);
            PrivateFiles.folder(root);
            Home home = new Home(root.toRealPath());
            for (String part : new String[] {"keys", "models", "postgres", "checkpoints", "inbox", "logs"}) {
                PrivateFiles.folder(home.root.resolve(part));
            }
            if (fresh) {
                PrivateFiles.write(home.root.resolve("README"), README);
            }
            return home;
        } catch (IOException e) {
            throw new Refusal(
                    "the home " + root + " can't be written: check its permissions, or name another one with --home",
                    e);
        }
    }

    private static final String README = """
            This folder is a home of Cloister. Back it up as a whole while Cloister is stopped.

            cloister.yaml  settings, if you write some (deploy/cloister.yaml is a commented example)
            inbox/         the watched folder; results appear in inbox/out
            postgres/      the embedded database
            keys/          secrets: whoever has them can read what is kept encrypted
            checkpoints/   signed heads of the audit log; copy them elsewhere, they prove the log
            models/        language models, named by their SHA-256
            logs/          what happened, without any text of a document
            """;

    public Path root() {
        return root;
    }

    public Path settings() {
        return root.resolve("cloister.yaml");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path models() {
        return root.resolve("models");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** A path of the settings: relative ones start in the home. */
    public Path resolve(String path) {
        String spelled = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return root.resolve(spelled).normalize();
    }
}
