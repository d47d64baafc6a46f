package cloister.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(name = "version", description = "Print the version.")
final class Version implements Callable<Integer> {
    private final Context context;

    Version(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.screen().out().println("cloister " + number());
        return 0;
    }

    /** The version that the build wrote into its resources. */
    static String number() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/cloister/deploy/version.properties")) {
            properties.load(java.util.Objects.requireNonNull(in, "version.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cloister " + number()};
        }
    }
}
