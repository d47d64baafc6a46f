package cloister.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/cloister} over a build of its own, and the archive of classes that it makes beside it. */
final class LauncherIT {
    private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
    private static final String SAMPLE = "deploy/samples/documents/03-radiology-report.txt";
    private static final String POLICY =
            "redaction/detection/src/main/resources/cloister/redaction/detection/policies/hipaa-safe-harbor.yaml";
    private static final String MODEL =
            "redaction/model/src/test/resources/cloister/redaction/model/torch/tiny/llama.gguf";

    @TempDir
    Path root;

    private Path libraries = Path.of("");

    /** A tree that counts as built, of the classes under test. */
    @BeforeEach
    void lay() throws IOException {
        Path target = Files.createDirectories(root.resolve("deploy/app/target"));
        Path lib = Files.createDirectories(target.resolve("lib"));
        libraries = Files.createDirectories(target.resolve("run.1"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(lib.resolve(path.getFileName()), path);
            } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                jar(path, Files.createTempFile(libraries, "own", ".jar"));
            }
        }
        for (String script : List.of("cloister", "app/archive-classes")) {
            Files.copy(DEPLOY.resolve(script), root.resolve("deploy").resolve(script));
        }
        for (String part : List.of("pipeline", "ingest", "redaction", "audit")) {
            Files.createDirectories(root.resolve(part));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createFile(target.resolve(".build.lock"));
        put(SAMPLE);
        put(POLICY);
        Path built = Files.writeString(target.resolve("built"), libraries + "\n");
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(3600)));
    }

    /** JUnit warns of each link that it finds. */
    @AfterEach
    void unlink() throws IOException {
        for (Path link : files(root.resolve("deploy/app/target/lib"), "")) {
            Files.delete(link);
        }
    }

    /** One test, since an archive takes a while. */
    @Test
    void archive_ofTwoAtOnce_isMadeOnceAndUsedWhileItFits() throws Exception {
        put(MODEL);

        Said one = start(Map.of());
        Said other = start(Map.of());
        one.isTheVersion();
        other.isTheVersion();

        assertThat(archives()).hasSize(1);
        assertThat(files(libraries.getParent(), "rehearsal.")).isEmpty();
        assertThat(loaded()).contains("cloister.deploy.Main source: shared objects file");

        for (Path jar : files(libraries, "own")) {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        }
        assertThat(loaded()).contains("cloister.deploy.Main source: file:");

        Path archive = archives().get(0);
        Files.delete(archive);
        Files.write(archive, new byte[1 << 20]);
        assertThat(loaded()).contains("cloister.deploy.Main source: file:");
    }

    @Test
    void archive_thatCanNotBeMade_isNotTriedAgain() throws Exception {
        start(Map.of()).isTheVersion();
        assertThat(archives()).isEmpty();
        List<Path> failed = files(libraries, "classes-");
        assertThat(failed).hasSize(1);
        FileTime first = Files.getLastModifiedTime(failed.get(0));

        start(Map.of()).isTheVersion();

        assertThat(Files.getLastModifiedTime(failed.get(0))).isEqualTo(first);
        assertThat(files(libraries.getParent(), "rehearsal.")).isEmpty();
    }

    /** What a call of the launcher said, once it has ended. */
    private record Said(Process process, Path out, Path err) {
        void isTheVersion() throws Exception {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(err)).isEmpty();
            assertThat(Files.readString(out)).matches("cloister \\S+\n");
            assertThat(process.exitValue()).isZero();
        }
    }

    private Said start(Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile(root, "said", ".out");
        Path err = Files.createTempFile(root, "said", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(root.resolve("deploy/cloister").toString(), "--version");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Said(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    /** Where the next call has its classes from, as Java tells. */
    private String loaded() throws Exception {
        Path log = root.resolve("classes.log");
        start(Map.of("CLOISTER_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + ":none"))
                .isTheVersion();
        return Files.readString(log);
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private void put(String file) throws IOException {
        Path to = root.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(DEPLOY.getParent().resolve(file), to);
    }

    private List<Path> archives() throws IOException {
        return files(libraries, "classes-").stream()
                .filter(file -> !file.toString().endsWith(".failed"))
                .toList();
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
