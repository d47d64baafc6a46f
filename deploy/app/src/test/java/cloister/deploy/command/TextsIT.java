package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextsIT {
    private static TestHouse house;

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeAll
    static void takeTheHouse() throws Exception {
        house = TestHouse.shared();
    }

    @BeforeEach
    void nameTheFiles() {
        in = folder.resolve("in.jsonl");
        out = folder.resolve("out.jsonl");
    }

    @Test
    void detect_emojiBeforeAFinding_offsetsCountCodePoints() throws Exception {
        Files.writeString(in, "{\"id\":\"a\",\"text\":\"😀😀 SSN 219-09-9999\"}\n{\"id\":7,\"text\":\"\"}\n");
        assertThat(house.cloister("detect", "--in", in, "--out", out).code()).isZero();
        List<JsonNode> answers = answers();
        assertThat(answers).hasSize(2);
        JsonNode span = answers.get(0).path("spans").path(0);
        assertThat(span.path("type").asString()).isEqualTo("SSN");
        assertThat(span.path("start").asInt()).isEqualTo(7);
        assertThat(span.path("end").asInt()).isEqualTo(18);
        assertThat(answers.get(1).path("id").asInt()).isEqualTo(7);
        assertThat(answers.get(1).path("spans").size()).isZero();
    }

    @Test
    void redact_everyLine_isAnsweredInOrder() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            lines.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"text\":\"MRN: 77")
                    .append(10000 + i)
                    .append("\"}\n");
        }
        Files.writeString(in, lines);
        assertThat(house.cloister("redact", "--in", in, "--out", out).code()).isZero();
        List<JsonNode> answers = answers();
        assertThat(answers).hasSize(150);
        for (int i = 0; i < 150; i++) {
            assertThat(answers.get(i).path("id").asString()).isEqualTo(Integer.toString(i));
            assertThat(answers.get(i).path("text").asString()).isEqualTo("MRN: [MRN_1]");
        }
    }

    @Test
    void summarize_cites_areTheWordsOfTheRedactedText() throws Exception {
        Files.writeString(
                in,
                "{\"id\":\"s\",\"text\":\"😀 Patient: Corwin Ashgrove. He was admitted with severe chest pain. His pain"
                        + " settled after treatment with aspirin and rest. He was discharged home in stable condition.\"}\n");
        assertThat(house.cloister("summarize", "--in", in, "--out", out).code()).isZero();
        JsonNode answer = answers().get(0);
        String text = answer.path("text").asString();
        assertThat(text).doesNotContain("Ashgrove");
        assertThat(answer.path("summary").size()).isPositive();
        for (JsonNode sentence : answer.path("summary")) {
            JsonNode cite = sentence.path("cites").path(0);
            int start = text.offsetByCodePoints(0, cite.path("start").asInt());
            int end = text.offsetByCodePoints(0, cite.path("end").asInt());
            assertThat(text.substring(start, end).strip().replaceAll("\\s+", " "))
                    .isEqualTo(sentence.path("text").asString());
        }
    }

    @Test
    void detect_inferences_standInTheLog() throws Exception {
        Files.writeString(in, "{\"id\":\"a\",\"text\":\"MRN: 7712345\"}\n");
        long before = records();
        assertThat(house.cloister("detect", "--in", in, "--out", out).code()).isZero();
        assertThat(records()).isGreaterThan(before);
        assertThat(house.cloister("audit", "verify").code()).isZero();
    }

    private static long records() {
        String json = house.cloister("audit", "verify", "--json").out();
        return JsonMapper.shared().readTree(json).path("records").asLong();
    }

    static Stream<Arguments> badLines() {
        String good = "{\"id\":\"a\",\"text\":\"secret Ashgrove\"}\n";
        return Stream.of(
                Arguments.of(good + "{\"id\":\"b\"}\n", "line 2 has no \"text\" that is a text"),
                Arguments.of(good + "{\"id\":\"b\",\"text\":5}\n", "line 2 has no \"text\" that is a text"),
                Arguments.of(
                        good + "{\"id\":\"b\",\"text\":\"secret\",\"case\":5}\n",
                        "line 2 has a \"case\" that is no text"),
                Arguments.of(good + good + "{\"text\":\"secret\"}\n", "line 3 has no \"id\" that is a text"),
                Arguments.of(good + "not json secret\n", "line 2 is not one JSON object"),
                Arguments.of(good + "[\"secret\"]\n", "line 2 is not one JSON object"),
                Arguments.of(good + good.strip() + "{}\n", "line 2 is not one JSON object"),
                Arguments.of(good + "\n" + good, "line 2 is not one JSON object"),
                Arguments.of("{\"id\":\"a\",\"text\":\"\\ud83d secret\"}\n", "line 1 holds half a surrogate pair"));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void detect_badLine_isNamedWithoutItsContentAndNothingIsWritten(String lines, String message) throws Exception {
        Files.writeString(in, lines);
        TestHouse.Said said = house.cloister("detect", "--in", in, "--out", out);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err()).contains(message).doesNotContain("secret");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(in);
        }
    }

    @Test
    void detect_notUtf8_isNamedByLine() throws Exception {
        Files.write(in, new byte[] {'{', '"', 'i', 'd', (byte) 0xff, '"', '}', '\n'});
        TestHouse.Said said = house.cloister("detect", "--in", in, "--out", out);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("line 1 is not UTF-8");
    }

    @Test
    void evaluate_smallGold_printsScores() throws Exception {
        Files.writeString(
                in,
                "{\"id\":\"g\",\"text\":\"MRN: 7712345 and more\",\"spans\":[{\"start\":5,\"end\":12,\"type\":\"MRN\"}]}\n");
        TestHouse.Said said = house.cloister("evaluate", "--gold", in, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode card = JsonMapper.shared().readTree(said.out());
        assertThat(card.path("exact").path("F1").asDouble()).isEqualTo(1.0);
    }

    private List<JsonNode> answers() throws Exception {
        return Files.readAllLines(out).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}
