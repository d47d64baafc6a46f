package cloister.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private Path export;
    private Logs log;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void export() {
        log = Logs.of(SigningKeys.loadOrCreate(folder.resolve("keys")).signing(), 25);
        export = folder.resolve("export");
        ExportFolder files = new ExportFolder(export);
        try (ExportFolder.Writer writer = files.begin(
                List.of(log.key.verifyingKey()),
                log.checkpoints,
                log.head.signed().map(SignedCheckpoint::note))) {
            log.records.forEach(writer::write);
        }
    }

    private int run(Object... arguments) {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Main.run(List.of(arguments).stream().map(Object::toString).toList(), stream, stream);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void genuine_exits0AndSaysHowMuchHolds() {
        assertThat(run("verify", export, "--key", folder.resolve("keys/log.pub")))
                .isZero();
        assertThat(printed()).startsWith("The audit log holds: 25 records, 2 checkpoints, root ");
        assertThat(printed()).doesNotContain("came with the export");
    }

    @Test
    void withoutKey_saysThatTheKeyIsTakenAtItsWord() {
        assertThat(run("verify", export)).isZero();
        assertThat(printed()).contains("The key came with the export");
    }

    @Test
    void everyByteOfAnExportFlipped_exits1() throws IOException {
        Path records = export.resolve("records.jsonl");
        byte[] genuine = Files.readAllBytes(records);
        int line = new String(genuine, StandardCharsets.UTF_8).indexOf("\n{\"position\":7,") + 1;
        int end = new String(genuine, StandardCharsets.UTF_8).indexOf('\n', line);
        for (int i = line; i < end; i += 3) {
            byte[] flipped = genuine.clone();
            flipped[i] ^= (byte) 0x80;
            Files.write(records, flipped);
            assertThat(run("verify", export)).as("byte %d", i).isEqualTo(1);
        }
        assertThat(printed().lines().filter(l -> l.startsWith("The audit log")))
                .allMatch(l -> l.contains(" at position 7:") || l.contains(" at line 8:"));
    }

    @Test
    void lineTooMuchOrTooLittle_exits1AndNamesThePlace() throws IOException {
        Path records = export.resolve("records.jsonl");
        List<String> lines = Files.readAllLines(records);
        Files.write(records, lines.subList(0, 24));
        assertThat(run("verify", export)).isEqualTo(1);
        assertThat(printed()).contains("at position 24: the log ends here");
        Files.write(records, List.of("{}"));
        assertThat(run("verify", export)).isEqualTo(1);
        assertThat(printed()).contains("at line 1:");
    }

    @Test
    void checkpointKeptElsewhere_ofALongerLog_exits1() throws IOException {
        log.checkpoint();
        Path own = folder.resolve("own.checkpoint");
        log.append(Logs.claim(4711));
        Files.writeString(own, log.head.signed().orElseThrow().note());
        assertThat(run("verify", export, "--checkpoint", own)).isEqualTo(1);
        assertThat(printed()).contains("at position 25").contains("own.checkpoint");
    }

    @Test
    void anotherKey_exits1() {
        SigningKeys.loadOrCreate(folder.resolve("other"));
        assertThat(run("verify", export, "--key", folder.resolve("other/log.pub")))
                .isEqualTo(1);
    }

    @Test
    void misuse_exits2() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("prove", export)).isEqualTo(2);
        assertThat(run("verify", export, "--kez", export)).isEqualTo(2);
        assertThat(run("verify", folder.resolve("nothing"))).isEqualTo(2);
        assertThat(run("verify", export, "--key", folder.resolve("nothing"))).isEqualTo(2);
    }
}
