package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.deploy.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong gets a line that says so, on standard error, and never a stack trace. */
class BadInputIT {
    private static TestHouse house;

    @TempDir
    Path folder;

    @BeforeAll
    static void takeTheHouse() throws Exception {
        house = TestHouse.shared();
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                Arguments.of("detct", 2, "unknown word detct; did you mean detect?"),
                Arguments.of("run --in a --out b --polcy c", 2, "unknown option --polcy; did you mean --policy?"),
                Arguments.of("run --in a", 2, "Missing required option"),
                Arguments.of("audit", 2, "verify, export, show"),
                Arguments.of("db url --role boss", 2, "auditor, reviewer, application, owner"),
                Arguments.of("run --in no-such-file --out OUT", 1, "input 1 of 1 can't be read"),
                Arguments.of("run --in pom.xml --out pom.xml", 1, "the folder for results can't be made"),
                Arguments.of("run --in pom.xml --out OUT --policy hippa", 1, "hipaa-safe-harbor"),
                Arguments.of("detect --in no-such-file --out OUT", 1, "no-such-file can't be read"),
                Arguments.of("detect --in src --out OUT", 1, "src is a folder"),
                Arguments.of("detect --in pom.xml --out no/such/folder", 1, "pom.xml, line 1 is not one JSON object"),
                Arguments.of("evaluate --gold pom.xml", 1, "pom.xml, line 1"),
                Arguments.of("model add pom.xml", 1, "can't be used"),
                Arguments.of("model add no-such-file", 1, "no-such-file is missing"),
                Arguments.of("audit show nobody", 1, "nothing about nobody"),
                Arguments.of("audit verify --checkpoint no-such-file", 1, "no-such-file can't be read"),
                Arguments.of("schedule run nightly", 1, "no batch named 'nightly'"),
                Arguments.of("serve --config no-such-file", 1, "no settings file no-such-file"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void command_misused_saysSoInOneLine(String line, int code, String message) {
        List<Object> arguments = new ArrayList<>();
        for (String word : line.split(" ")) {
            arguments.add(word.equals("OUT") ? folder.resolve("out").toString() : word);
        }
        TestHouse.Said said = house.cloister(arguments.toArray());
        assertThat(said.err()).contains(message).startsWith("cloister: ");
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void settings_wrong_areRefusedWithTheirLinesBeforeAnythingStarts() throws Exception {
        Path settings = folder.resolve("cloister.yaml");
        Files.writeString(settings, "serve:\n  prot: 1\nwatch:\n  - {name: a, folder: b, policy: hippa}\n");
        Path home = folder.resolve("never-made");
        TestHouse.Said said =
                TestHouse.run(List.of("serve", "--config", settings.toString(), "--home", home.toString()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("line 2: unknown key serve.prot; did you mean port?")
                .contains("line 4: watch[0].policy is one of hipaa-safe-harbor, gdpr, strict");
        assertThat(home).doesNotExist();
    }

    @Test
    void home_isAFile_isRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        TestHouse.Said said = TestHouse.run(List.of("doctor", "--home", file.toString()));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("the home " + file + " can't be written");
    }

    @Test
    void model_changedAfterItWasAdded_isRefusedByRunVerifyAndDoctor() throws Exception {
        Home home = Home.open(folder.resolve("changed"));
        Path model = Files.writeString(home.models().resolve("a".repeat(64) + ".gguf"), "not what was added");
        Files.writeString(
                home.models().resolve("a".repeat(64) + ".json"),
                "{\"name\":\"tampered\",\"digest\":\"" + "a".repeat(64)
                        + "\",\"licence\":\"unknown\",\"architecture\":\"llama\",\"parameters\":7,\"quantization\":\"F32\","
                        + "\"context\":2048,\"tokenizer\":\"" + "b".repeat(64) + "\",\"template\":\"" + "c".repeat(64)
                        + "\",\"size\":18,\"source\":\"x.gguf\",\"added\":\"2026-01-01T00:00:00Z\",\"nll\":3.0}");
        Files.writeString(home.settings(), "serve:\n  port: 0\nmodel:\n  use: tampered\n");
        TestHouse.Said verified =
                TestHouse.run(List.of("model", "verify", "--home", home.root().toString()));
        assertThat(verified.code()).as(verified.err()).isEqualTo(1);
        assertThat(verified.out()).contains("CHANGED");
        TestHouse.Said run = TestHouse.run(List.of(
                "run",
                "--in",
                "pom.xml",
                "--out",
                folder.resolve("o").toString(),
                "--home",
                home.root().toString()));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(model.toString(), "SHA-256");
    }

    @Test
    void model_unknownName_isRefused() throws Exception {
        Path settings = Files.writeString(folder.resolve("s.yaml"), "model:\n  use: gpt-99\n");
        TestHouse.Said said =
                house.cloister("run", "--in", "pom.xml", "--out", folder.resolve("o"), "--config", settings);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("there is no model gpt-99");
    }

    @Test
    void device_cudaThatIsAbsent_isRefusedAndDoctorSaysWhatToMend() throws Exception {
        Path settings = Files.writeString(folder.resolve("s.yaml"), "serve:\n  port: 0\nmodel:\n  device: cuda\n");
        TestHouse.Said bench = house.cloister("model", "bench", "--config", settings);
        assertThat(bench.code()).isEqualTo(1);
        assertThat(bench.err())
                .startsWith("cloister: the settings ask for the device cuda, but")
                .contains("model.device");
        TestHouse.Said doctor = house.cloister("doctor", "--json", "--config", settings);
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("\"check\":\"device\",\"state\":\"broken\"")
                .contains("the settings ask for the device cuda, but");
    }

    @Test
    void database_ofOnesOwnThatIsDown_isRefused() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret-word");
        Path settings = Files.writeString(
                folder.resolve("s.yaml"),
                "database:\n  url: jdbc:postgresql://127.0.0.1:9/none\n  application: {password-file: " + password
                        + "}\n  auditor: {password-file: " + password + "}\n");
        TestHouse.Said said =
                house.cloister("run", "--in", "pom.xml", "--out", folder.resolve("o"), "--config", settings);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("can't be reached").doesNotContain("secret-word");
    }

    @Test
    void run_emptyFolder_endsWell() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        TestHouse.Said said = house.cloister("run", "--in", empty, "--out", folder.resolve("o"));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("0 documents");
    }

    @Test
    void doctor_allThere_findsNothingBroken() {
        TestHouse.Said said = house.cloister("doctor", "--json");
        assertThat(said.code()).as(said.out()).isZero();
        assertThat(said.out())
                .contains("\"check\":\"database\"", "\"check\":\"OCR\"", "\"check\":\"device\"")
                .doesNotContain("broken");
    }

    @Test
    void doctor_folderMissing_saysWhatToMend() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("s.yaml"), "watch:\n  - {name: a, folder: " + folder.resolve("gone") + "}\n");
        TestHouse.Said said = house.cloister("doctor", "--config", settings);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("isn't there", "make it");
    }

    @Test
    void help_ofEveryCommand_isThere() {
        for (String command :
                List.of("serve", "run", "detect", "redact", "summarize", "evaluate", "doctor", "version")) {
            TestHouse.Said said = TestHouse.run(List.of(command, "--help"));
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("Usage: cloister " + command, "--home=DIR");
        }
    }

    @Test
    void completion_isAScriptForTheShell() {
        assertThat(TestHouse.run(List.of("completion")).out()).contains("complete -F");
    }
}
