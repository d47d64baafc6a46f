package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.DefaultEncoder;
import cloister.redaction.model.DefaultModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelsIT {
    @TempDir
    Path folder;

    @Test
    void model_added_isTriedListedWithItsCardAndVerified() throws Exception {
        TestHouse.shared();
        Path file = DefaultModel.file(DefaultModel.cache(System.getenv()));
        TestHouse.Said added = cloister("model", "add", file.toString());
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).contains(DefaultModel.DIGEST.hex());
        assertThat(added.err()).contains("licence apache-2.0", "llama 135M Q4_1", "nats a token");

        TestHouse.Said listed = cloister("model", "list", "--json");
        assertThat(listed.lines()).hasSize(2);
        JsonNode model = JsonMapper.shared().readTree(listed.lines().get(0));
        assertThat(model.required("digest").asString()).isEqualTo(DefaultModel.DIGEST.hex());
        assertThat(model.required("in_use").asBoolean()).isTrue();
        assertThat(model.required("architecture").asString()).isEqualTo("llama");
        assertThat(model.required("parameters").asLong()).isEqualTo(134_515_008);
        assertThat(model.required("source").asString()).endsWith(".gguf");
        assertThat(model.required("nll").asDouble()).isBetween(1.0, 5.0);
        assertThat(cloister("model", "list").out()).contains("llama 135M Q4_1", "apache-2.0");

        JsonNode encoder = JsonMapper.shared().readTree(listed.lines().get(1));
        assertThat(encoder.required("digest").asString()).isEqualTo(DefaultEncoder.DIGEST.hex());
        assertThat(encoder.required("in_use").asBoolean()).isFalse();

        TestHouse.Said whole = cloister("model", "verify");
        assertThat(whole.code()).isZero();
        assertThat(whole.out()).contains("unchanged " + DefaultEncoder.DIGEST);
        Files.write(folder.resolve("home/models").resolve(DefaultModel.DIGEST + ".gguf"), new byte[] {1});
        TestHouse.Said changed = cloister("model", "verify");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("CHANGED");
    }

    @Test
    void model_soaked_tellsRequestsAndMemory() throws Exception {
        TestHouse.shared();
        TestHouse.Said said = cloister("model", "bench", "--soak", "24", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode figures = JsonMapper.shared().readTree(said.out());
        assertThat(figures.required("requests").asInt()).isEqualTo(24);
        assertThat(figures.required("settled_requests").asInt()).isEqualTo(12);
        assertThat(figures.required("end_mb").asDouble()).isPositive();
        assertThat(figures.required("growth_percent").isNumber()).isTrue();
        JsonNode last = figures.required("looks").get(figures.required("looks").size() - 1);
        assertThat(last.required("requests").asInt()).isEqualTo(24);
        assertThat(last.required("resident_mb").asDouble())
                .isEqualTo(figures.required("end_mb").asDouble());
        assertThat(last.required("heap_mb").asDouble()).isPositive();
        TestHouse.Said refused = cloister("model", "bench", "--soak", "1");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--soak is a number of requests");
    }

    private TestHouse.Said cloister(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return TestHouse.run(all);
    }
}
