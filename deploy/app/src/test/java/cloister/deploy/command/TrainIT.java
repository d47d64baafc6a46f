package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.DefaultEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters for the tagger, by the command line: few steps of one layer, since what is learned is tested elsewhere. */
class TrainIT {
    private static final String GOLD =
            "{\"id\":\"1\",\"text\":\"Ann Lee came on Monday.\",\"spans\":[{\"start\":0,\"end\":7,\"type\":\"NAME\"}]}\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        TestHouse.shared();
    }

    @Test
    void train_goldAndGenerated_makesAnAdapterThatSaysWhatItIs() throws Exception {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), GOLD);
        Path out = folder.resolve("out.safetensors");
        TestHouse.Said said = train("--gold", gold + "=safe-harbor:2", "--generated", "1", "--out", out.toString());
        assertThat(said.code()).as(said.err()).isZero();
        String file = Files.readString(out, StandardCharsets.ISO_8859_1);
        assertThat(file).contains("cloister-tagger", "gold.jsonl=safe-harbor:2", "\"depth\":\"1\"");
        assertThat(file).doesNotContain(folder.toString());

        Path again = folder.resolve("again.safetensors");
        TestHouse.Said more = train("--gold", gold + "=strict", "--start", out.toString(), "--out", again.toString());
        assertThat(more.code()).as(more.err()).isZero();
        assertThat(Files.readAllBytes(again)).isNotEqualTo(Files.readAllBytes(out));
    }

    @Test
    void train_theEncoder_makesItsAdapter() throws Exception {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), GOLD);
        Path out = folder.resolve("encoder.safetensors");
        TestHouse.Said said = train(
                "--base", "encoder", "--gold", gold + "=safe-harbor", "--generated", "1", "--out", out.toString());
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1))
                .contains(DefaultEncoder.DIGEST.hex(), "\"depth\":\"6\"", "\"word-shapes\":\"91\"");

        TestHouse.Said other = train("--gold", gold + "=strict", "--start", out.toString(), "--out", out.toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("of another model or size");
    }

    @Test
    void train_whatCanNotBe_isRefusedInOneLine() throws Exception {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), GOLD);
        String out = folder.resolve("out.safetensors").toString();
        refused("there is nothing to train with", "--out", out);
        refused("SCHEME is safe-harbor, personal-data or strict", "--gold", gold + "=hipaa", "--out", out);
        refused("its share is no number above 0", "--gold", gold + "=strict:none", "--out", out);
        refused("its share is no number above 0", "--gold", gold + "=strict:-1", "--out", out);
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "no JSON\n");
        refused("line 1", "--gold", broken + "=strict", "--out", out);
        refused("missing.jsonl", "--gold", folder.resolve("missing.jsonl") + "=strict", "--out", out);
        assertThat(Path.of(out)).doesNotExist();
    }

    private void refused(String why, String... arguments) {
        TestHouse.Said said = train(arguments);
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.err()).contains(why);
        assertThat(said.err().strip().lines()).hasSize(1);
    }

    private TestHouse.Said train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "--steps", "2", "--depth", "1"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return TestHouse.run(all);
    }
}
