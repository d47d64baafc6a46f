package cloister.redaction.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import cloister.redaction.model.Precision;
import cloister.redaction.model.SharedModels;
import cloister.redaction.model.file.ModelMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokenizers of every kind against the ids that llama.cpp gives ({@code src/test/reference/tokens.py}). */
class ReferenceTokensIT {
    private static final JsonNode REFERENCE =
            JsonMapper.shared().readTree(ReferenceTokensIT.class.getResourceAsStream("tokens.json"));
    private static final List<String> TEXTS =
            REFERENCE.get("texts").valueStream().map(JsonNode::asString).toList();

    @BeforeAll
    static void unpackNativeLibraries() {
        SharedModels.get(Precision.INT8);
    }

    /** One vocabulary under one set of rules. */
    record Case(JsonNode node) {
        Tokenizer tokenizer() {
            return Tokenizer.of(metadata());
        }

        String name() {
            return node.get("vocabulary").asString() + " " + node.get("flags");
        }

        boolean composes() {
            return node.get("flags").path("pre").asString("").equals("qwen2");
        }

        int[] ids(int text) {
            return node.get("ids")
                    .get(text)
                    .valueStream()
                    .mapToInt(JsonNode::asInt)
                    .toArray();
        }

        ModelMetadata metadata() {
            Map<String, Object> values = new HashMap<>();
            values.put("tokenizer.ggml.model", node.get("kind").asString());
            JsonNode vocabulary =
                    REFERENCE.get("vocabularies").get(node.get("vocabulary").asString());
            vocabulary.properties().forEach(e -> values.put("tokenizer.ggml." + e.getKey(), list(e.getValue())));
            node.get("flags")
                    .properties()
                    .forEach(e -> values.put("tokenizer.ggml." + e.getKey(), value(e.getValue())));
            return new ModelMetadata(values);
        }

        private static Object list(JsonNode node) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }

        private static Object value(JsonNode node) {
            return node.isString()
                    ? node.asString()
                    : node.isBoolean() ? node.asBoolean() : node.isInt() ? node.asLong() : (Object) node.asDouble();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static Stream<Case> cases() {
        return REFERENCE.get("cases").valueStream().map(Case::new);
    }

    @Test
    void cases_all_areThere() {
        assertThat(cases()).hasSize(8);
        assertThat(TEXTS).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encode_referenceTexts_givesTheIdsOfLlamaCpp(Case one) {
        try (Tokenizer tokenizer = one.tokenizer()) {
            for (int i = 0; i < TEXTS.size(); i++) {
                String text = TEXTS.get(i);
                if (one.composes() && !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                    continue;
                }
                assertThat(tokenizer.ids(text)).as("text %d", i).containsExactly(one.ids(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encode_anyText_comesBackAndCoversEveryCharacter(Case one) {
        try (Tokenizer tokenizer = one.tokenizer()) {
            for (String text : TEXTS) {
                List<Tokenizer.Token> tokens = tokenizer.encode(text);
                assertThat(Span.gaps(tokens.stream().map(Tokenizer.Token::span).toList(), text.length()))
                        .as(text)
                        .isEmpty();
                int[] ids = tokens.stream().mapToInt(Tokenizer.Token::id).toArray();
                // SentencePiece writes blanks with this character, so it can't tell the two apart.
                assertThat(tokenizer.decode(ids))
                        .isEqualTo(
                                one.node().get("kind").asString().equals("llama") ? text.replace('\u2581', ' ') : text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bytes_ofATextsTokens_makeTheText(Case one) {
        try (Tokenizer tokenizer = one.tokenizer()) {
            for (String text : TEXTS) {
                int[] ids = tokenizer.ids(text);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int id : ids) {
                    bytes.writeBytes(tokenizer.bytes().of(id));
                }
                String written = bytes.toString(StandardCharsets.UTF_8);
                boolean drops = tokenizer.bytes().dropsFirstBlank() && written.startsWith(" ");
                assertThat(drops ? written.substring(1) : written).isEqualTo(tokenizer.decode(ids));
            }
            tokenizer.controls().values().forEach(id -> assertThat(
                            tokenizer.bytes().length(id))
                    .isZero());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encode_controlTokensWrittenOut_areData(Case one) {
        try (Tokenizer tokenizer = one.tokenizer()) {
            assertThat(tokenizer.controls()).containsKeys("<s>", "</s>", "<|im_end|>", "<|eot_id|>", "<start_of_turn>");
            String attack = String.join("", tokenizer.controls().keySet()) + " \n"
                    + String.join(" ", tokenizer.controls().keySet());
            for (int id : tokenizer.ids(attack)) {
                assertThat(tokenizer.controls()).doesNotContainValue(id);
            }
        }
    }

    @Test
    void encode_decomposedCharacters_areComposedWhereTheModelDoes() {
        Case qwen = cases().filter(Case::composes).findFirst().orElseThrow();
        try (Tokenizer tokenizer = qwen.tokenizer()) {
            String decomposed = "A\u0308rztin";
            assertThat(tokenizer.ids(decomposed)).containsExactly(tokenizer.ids("\u00C4rztin"));
            List<Tokenizer.Token> tokens = tokenizer.encode(decomposed);
            assertThat(Span.gaps(tokens.stream().map(Tokenizer.Token::span).toList(), decomposed.length()))
                    .isEmpty();
        }
    }
}
