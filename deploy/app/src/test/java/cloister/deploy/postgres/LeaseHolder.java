package cloister.deploy.postgres;

import cloister.deploy.home.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Another process that takes a lease, says so, and holds it until it is ended. */
final class LeaseHolder {
    private LeaseHolder() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres.Lease lease = new EmbeddedPostgres(Home.open(Path.of(args[0]))).lease()) {
            System.out.println("leased " + lease.address().port());
            System.in.read();
        }
    }

    static Process start(Path home) throws Exception {
        return builder(home).start();
    }

    static ProcessBuilder builder(Path home) {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Duser.language=" + Locale.getDefault().getLanguage(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeaseHolder.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
