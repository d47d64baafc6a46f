package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.DefaultEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Detection by the encoder. */
class FastIT {
    /** A name that no list and no pattern has. */
    private static final String TEXT =
            "{\"id\":\"a\",\"text\":\"Zelnoria Quistgaarden was seen in clinic today and is doing"
                    + " well.\\nMrs. Quistgaarden will call tomorrow.\"}\n";

    private static TestHouse house;

    @TempDir
    Path folder;

    private Path settings;

    @BeforeAll
    static void takeTheHouse() throws Exception {
        house = TestHouse.shared();
    }

    @BeforeEach
    void beFast() throws Exception {
        settings = Files.writeString(
                folder.resolve("fast.yaml"), "serve:\n  port: 0\ndetection:\n  speed: fast\nmodel:\n  threads: 1\n");
    }

    private TestHouse.Said fast(Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = settings;
        return house.cloister(all);
    }

    private static long records() {
        String json = house.cloister("audit", "verify", "--json").out();
        return JsonMapper.shared().readTree(json).path("records").asLong();
    }

    @Test
    void detect_fast_findsByTheEncoderAndTheLogSaysSo() throws Exception {
        Path in = Files.writeString(folder.resolve("in.jsonl"), TEXT);
        Path out = folder.resolve("out.jsonl");
        long before = records();
        TestHouse.Said said = fast("detect", "--in", in, "--out", out);
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode spans =
                JsonMapper.shared().readTree(Files.readString(out).strip()).path("spans");
        assertThat(spans.valueStream().map(span -> span.path("by").asString())).contains("encoder");

        StringBuilder log = new StringBuilder();
        for (long position = before; position < records(); position++) {
            log.append(house.cloister("audit", "show", position).out());
        }
        assertThat(log)
                .contains("cloister-encoder", DefaultEncoder.DIGEST.hex())
                .doesNotContain("cloister-tagger");
        assertThat(log).doesNotContain("Quistgaarden");
    }

    @Test
    void encoder_inUse_isListedAndChecked() {
        TestHouse.Said listed = fast("model", "list", "--json");
        JsonNode encoder =
                JsonMapper.shared().readTree(listed.lines().get(listed.lines().size() - 1));
        assertThat(encoder.required("model").asString()).isEqualTo(DefaultEncoder.NAME);
        assertThat(encoder.required("in_use").asBoolean()).isTrue();
        assertThat(fast("doctor", "--json").out())
                .contains("\"check\":\"encoder\",\"state\":\"good\",\"found\":\"" + DefaultEncoder.NAME);
        assertThat(house.cloister("doctor", "--json").out()).doesNotContain("\"check\":\"encoder\"");
    }
}
