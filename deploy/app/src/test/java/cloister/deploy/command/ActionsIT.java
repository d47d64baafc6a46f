package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.FindingType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every action of a policy, through the commands, with everything real. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActionsIT {
    private static final String NOTE = """
            Patient: Corwin Ashgrove
            DOB: 03/14/1961
            MRN: 7741203
            Account number: 4455667788
            SSN: 219-09-9999
            Phone: (212) 736-5000
            Email: corwin.ashgrove@clinic.org

            Mr. Ashgrove was admitted with severe chest pain on 02/03/2024 and settled after treatment with aspirin and rest.
            He was seen again on 02/17/2024. He is a 44-year-old man. He was discharged home in stable condition.
            """;
    private static final Map<String, String> ACTIONS = Map.of(
            "NAME", "surrogate",
            "DATE", "{shift: {days: 200, order: month-first}}",
            "AGE", "generalize",
            "MRN", "encrypt",
            "ACCOUNT", "hash",
            "SSN", "surrogate",
            "PHONE", "surrogate",
            "EMAIL", "mask");

    @TempDir
    static Path folder;

    private static TestHouse house;
    private static Path policy;
    private static Path allowing;

    @BeforeAll
    static void writeAPolicy() throws Exception {
        house = TestHouse.shared();
        policy = folder.resolve("all.yaml");
        Files.writeString(policy, policy("document"));
        allowing = folder.resolve("cloister.yaml");
        Files.writeString(
                allowing,
                "serve:\n  port: 0\nreidentification:\n  allowed: [" + System.getProperty("user.name") + "]\n");
    }

    private static String policy(String scope) {
        StringBuilder text = new StringBuilder("name: all-actions\nversion: \"1\"\nscheme: safe-harbor\n"
                + "detectors: [recognizers]\nredact-at: 0.5\ndoubt-at: 0.45\nscope: " + scope + "\ntypes:\n");
        for (FindingType type : FindingType.values()) {
            text.append("  ").append(type).append(": ");
            text.append(ACTIONS.getOrDefault(type.name(), "redact")).append('\n');
        }
        return text.toString();
    }

    private static String redacted(String text, Object... more) throws Exception {
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        Files.writeString(in, JsonMapper.shared().writeValueAsString(Map.of("id", "a", "text", text)) + "\n");
        List<Object> words = new ArrayList<>(List.of("redact", "--in", in, "--out", out));
        words.addAll(List.of(more));
        TestHouse.Said said = house.cloister(words.toArray());
        assertThat(said.code()).as(said.err()).isZero();
        return JsonMapper.shared().readTree(Files.readString(out)).path("text").asString();
    }

    @Test
    @Order(1)
    void redact_withoutAKey_isRefused_andMadeKeysAreMadeOnce() throws Exception {
        Path key = house.home.keys().resolve("pseudonym.key");
        assertThat(key).doesNotExist();
        Path in = Files.writeString(folder.resolve("in.jsonl"), "{\"id\":\"a\",\"text\":\"MRN: 7741203\"}\n");
        TestHouse.Said said =
                house.cloister("redact", "--in", in, "--out", folder.resolve("no.jsonl"), "--policy", policy);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("needs the key of pseudonyms").contains("keys make");
        assertThat(folder.resolve("no.jsonl")).doesNotExist();
        assertThat(house.cloister("keys", "make").code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String made = Files.readString(key);
        TestHouse.Said again = house.cloister("keys", "make");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("there is a key of pseudonyms already");
        assertThat(Files.readString(key)).isEqualTo(made);
    }

    @Test
    @Order(2)
    void redact_allActions_showNoOriginal_andAreTheSameAgain() throws Exception {
        String text = redacted(NOTE, "--policy", policy);
        requireTreated(text);
        assertThat(redacted(NOTE, "--policy", policy)).isEqualTo(text);
        assertThat(redacted(NOTE + "More.", "--policy", policy)).isNotEqualTo(text + "More.");
    }

    private static void requireTreated(String text) {
        assertThat(text)
                .doesNotContain("Ashgrove", "Corwin", "7741203", "4455667788", "219-09-9999", "736-5000", "corwin")
                .doesNotContain("03/14/1961", "02/03/2024", "02/17/2024", "44-year")
                .contains("severe chest pain", "40-49", "555-01", "[ACCOUNT#", "******.********@******.***");
        assertThat(text).containsPattern("Patient: \\p{L}+ \\p{L}+\n");
        String family = text.substring(0, text.indexOf('\n')).replaceAll(".* ", "");
        assertThat(text).contains("Mr. " + family + " was admitted");
        assertThat(text).containsPattern("SSN: 9\\d\\d-[0-4]\\d-\\d{4}").containsPattern("MRN: \\d{7}\n");
        assertThat(text).containsPattern("pain on \\d\\d/\\d\\d/20\\d\\d and");
    }

    @Test
    @Order(3)
    void redact_scopeCase_takesTheCaseOfTheLine_andRefusesNone() throws Exception {
        Path byCase = Files.writeString(folder.resolve("case.yaml"), policy("case"));
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        String line = "\"text\":\"Patient: Corwin Ashgrove\"";
        Files.writeString(
                in,
                "{\"id\":1," + line + ",\"case\":\"A-7\"}\n{\"id\":2," + line + "}\n{\"id\":3," + line
                        + ",\"case\":\"B-9\"}\n");
        TestHouse.Said without = house.cloister("redact", "--in", in, "--out", out, "--policy", byCase);
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains("name the case");
        TestHouse.Said with = house.cloister("redact", "--in", in, "--out", out, "--policy", byCase, "--case", "a-7");
        assertThat(with.code()).as(with.err()).isZero();
        List<String> texts = Files.readAllLines(out).stream()
                .map(answer -> JsonMapper.shared().readTree(answer).path("text").asString())
                .toList();
        assertThat(texts.get(0)).isEqualTo(texts.get(1)).isNotEqualTo(texts.get(2));
        assertThat(texts).noneMatch(text -> text.contains("Ashgrove"));
    }

    @Test
    @Order(4)
    void run_allActions_isReleasedWithItsSummary_recorded_andTurnedBackForWhoMay() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("note.txt"), NOTE);
        Path out = folder.resolve("results");
        TestHouse.Said said = house.cloister("run", "--in", in, "--out", out, "--policy", policy, "--json");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        JsonNode document = JsonMapper.shared().readTree(said.out());
        String id = document.path("id").asString();
        String text = Files.readString(out.resolve(id + ".redacted.txt"));
        requireTreated(text);
        String summary = Files.readString(out.resolve(id + ".summary.json"));
        assertThat(summary).doesNotContain("Ashgrove", "7741203", "03/14/1961");
        assertThat(document.path("findings").path("MRN").asInt()).isPositive();

        TestHouse.Said shown = house.cloister("audit", "show", id);
        assertThat(shown.out()).contains("\"rewrite\"").contains("not as asked").doesNotContain("Ashgrove");

        String token = text.replaceAll("(?s).*MRN: (\\d{7}).*", "$1");
        reidentify(id, token);
        assertThat(house.cloister("audit", "verify").code()).isZero();
    }

    private static void reidentify(String id, String token) {
        Object[] question = {
            "reidentify", "--document", id, "--type", "MRN", "--token", token, "--reason", "call back the patient"
        };
        TestHouse.Said refused = house.cloister(question);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("may not re-identify");

        List<Object> allowed = new ArrayList<>(List.of(question));
        allowed.addAll(List.of("--config", allowing));
        TestHouse.Said answered = house.cloister(allowed.toArray());
        assertThat(answered.code()).as(answered.err()).isZero();
        assertThat(answered.out().strip()).isEqualTo("7741203");

        allowed.set(allowed.indexOf(token), "1234567");
        TestHouse.Said other = house.cloister(allowed.toArray());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("doesn't stand in the redacted text");

        String records = house.cloister("audit", "show", id).out();
        assertThat(records.split("\"re-identification\"", -1)).hasSize(4);
        assertThat(records)
                .contains("\"granted\": true", "\"granted\": false", "call back the patient", "\"token_hmac\"")
                .doesNotContain("7741203", token);
    }
}
