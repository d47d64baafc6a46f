package cloister.deploy.wiring;

import cloister.audit.store.Credentials;
import cloister.audit.store.DatabaseSettings;
import cloister.deploy.home.Home;
import cloister.deploy.home.PrivateFiles;
import cloister.deploy.home.Refusal;
import cloister.deploy.postgres.Address;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.settings.Settings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may sign in to the database of this installation, the embedded one or another. */
public final class DatabaseAccess {
    private static final String PREFIX = "cloister";

    private final Home home;
    private final Settings settings;

    /** Who asks. The names are what {@code db url --role} takes. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum Role {
        auditor,
        reviewer,
        application,
        owner
    }

    /** What the store needs, with those who may make its tables and those who are to sign in. */
    record Grants(DatabaseSettings settings, Optional<Credentials> administrator, List<Credentials> signIns) {}

    public DatabaseAccess(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** How the store signs in to the embedded server. */
    Grants embedded(Address address, int connections) {
        List<Credentials> signIns = new ArrayList<>();
        for (Role role : Role.values()) {
            signIns.add(credentials(role));
        }
        DatabaseSettings store = new DatabaseSettings(
                address.jdbcUrl(), PREFIX, credentials(Role.application), credentials(Role.auditor), connections);
        return new Grants(store, Optional.of(new Credentials(address.owner(), address.password())), signIns);
    }

    /** How the store signs in to a server that somebody else runs. */
    Grants external(Settings.External external, int connections) {
        DatabaseSettings store = new DatabaseSettings(
                external.url(),
                external.roles(),
                credentials(external.application()),
                credentials(external.auditor()),
                connections);
        return new Grants(store, external.administrator().map(this::credentials), List.of());
    }

    /**
     * A connection URI for psql and other libpq programs.
     *
     * @throws Refusal if the embedded server doesn't run, or the role has no sign-in of its own
     */
    public String uri(Role role) {
        Optional<Settings.External> external = settings.database().external();
        if (external.isPresent()) {
            return uri(external.get().url().substring("jdbc:".length()), signIn(external.get(), role));
        }
        Address address = new EmbeddedPostgres(home)
                .running()
                .orElseThrow(() -> new Refusal("the embedded database isn't running; 'db start' starts it"));
        return uri("postgresql://127.0.0.1:" + address.port() + "/" + address.database(), credentials(role));
    }

    private Credentials signIn(Settings.External external, Role role) {
        return switch (role) {
            case auditor -> credentials(external.auditor());
            case application -> credentials(external.application());
            case reviewer, owner ->
                throw new Refusal("users of your own database sign in as they are set up there; the settings name only"
                        + " the application and the auditor");
        };
    }

    private static String uri(String address, Credentials as) {
        return address.replaceFirst("//", "//" + encoded(as.user()) + ":" + encoded(as.password()) + "@");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Credentials credentials(Role role) {
        String name = PREFIX + "_" + role.name();
        try {
            return new Credentials(name, PrivateFiles.secret(home.keys().resolve("database-" + role.name())));
        } catch (IOException e) {
            throw new Refusal("the folder " + home.keys() + " can't be read or written: check its permissions", e);
        }
    }

    private Credentials credentials(Settings.SignIn signIn) {
        Path file = home.resolve(signIn.passwordFile());
        try {
            return new Credentials(signIn.user(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new Refusal("the password file " + file + " can't be read: check the path and its permissions", e);
        }
    }
}
