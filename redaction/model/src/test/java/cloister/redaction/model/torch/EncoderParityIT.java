package cloister.redaction.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.pipeline.CodePoints;
import cloister.pipeline.Span;
import cloister.redaction.model.SharedEncoder;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.huggingface.EncoderFolder;
import cloister.redaction.model.text.Tokenizer;
import cloister.redaction.model.text.WordPieceTokenizer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real encoder against what transformers makes of the same texts ({@code src/test/reference/encoder.py}). */
class EncoderParityIT {
    private static final TaggerShape SHAPE = new TaggerShape(6, 4, 2, 3, 91, 29);
    private static final int HIDDEN = 384;

    private static EncoderFolder file;
    private static JsonNode reference;

    @BeforeAll
    static void open() throws IOException {
        file = EncoderFolder.open(SharedEncoder.folder());
        try (var in = EncoderParityIT.class.getResourceAsStream("encoder/reference.json")) {
            reference = JsonMapper.shared().readTree(in);
        }
    }

    @AfterAll
    static void close() throws IOException {
        file.close();
    }

    /** The largest difference from the reference, in all its texts. An adapter that has learned nothing changes nothing. */
    private static double largestGap(boolean half) throws IOException {
        double gap = 0;
        try (TorchTagger encoder = TorchTagger.open(file, SHAPE, half, TaggerTraining.fresh(file, SHAPE, 1))) {
            for (JsonNode one : reference.path("cases")) {
                int[] ids = ints(one.path("ids"));
                float[] states = encoder.last(new int[][] {ids}, new int[][] {new int[ids.length]}, 1);
                assertThat(states).hasSize(ids.length * HIDDEN);
                for (int token = 0; token < ids.length; token++) {
                    gap = Math.max(gap, gap(states, token, one.path("states").path(token)));
                }
            }
        }
        return gap;
    }

    private static double gap(float[] states, int token, JsonNode row) {
        int[] kept = ints(reference.path("kept"));
        double gap = 0;
        double square = 0;
        for (int i = 0; i < HIDDEN; i++) {
            square += Math.pow(states[token * HIDDEN + i], 2);
        }
        for (int i = 0; i < kept.length; i++) {
            gap = Math.max(
                    gap, Math.abs(states[token * HIDDEN + kept[i]] - row.path(i).asDouble()));
        }
        return Math.max(gap, Math.abs(Math.sqrt(square) - row.path(kept.length).asDouble()));
    }

    private static int[] ints(JsonNode numbers) {
        return numbers.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    @Test
    void states_float32_areThoseOfTransformers() throws IOException {
        assertThat(reference.path("cases").size()).isEqualTo(5);
        assertThat(largestGap(false)).isLessThan(1e-4);
    }

    @Test
    void states_bfloat16_areNear() throws IOException {
        // Lengths are up to 9; seven bits of each number are kept.
        assertThat(largestGap(true)).isLessThan(0.25);
    }

    @Test
    void tokens_areThoseOfTheReference() {
        try (WordPieceTokenizer tokenizer = WordPieceTokenizer.of(file.metadata())) {
            for (JsonNode one : reference.path("cases")) {
                String text = one.path("text").asString();
                CodePoints points = new CodePoints(text);
                List<Tokenizer.Token> tokens = tokenizer.encode(text);
                assertThat(tokens).hasSize(one.path("offsets").size());
                assertThat(tokenizer.firstToken())
                        .isEqualTo(one.path("ids").path(0).asInt());
                for (int i = 0; i < tokens.size(); i++) {
                    Span span = points.fromUtf16(tokens.get(i).span());
                    JsonNode place = one.path("offsets").path(i);
                    assertThat(tokens.get(i).id())
                            .isEqualTo(one.path("ids").path(i + 1).asInt());
                    assertThat(List.of(span.start(), span.end()))
                            .containsExactly(
                                    place.path(0).asInt(), place.path(1).asInt());
                }
            }
        }
    }

    @Test
    void tokens_lettersThatTheRulesDrop_areUnknownWords() {
        try (WordPieceTokenizer tokenizer = WordPieceTokenizer.of(file.metadata())) {
            // Letters of Unicode 13, and a half of a surrogate pair; blanks and marks of direction are nothing.
            String text = "\u200F Ann \uD83A\uDD24\uD83A\uDD25 \u08BE \uD800\n";
            List<String> seen = tokenizer.encode(text).stream()
                    .map(token -> token.span().of(text))
                    .toList();
            assertThat(String.join("", seen)).contains("Ann", "\uD83A\uDD24\uD83A\uDD25", "\u08BE");
            assertThat(tokenizer.encode("")).isEmpty();
            assertThat(tokenizer.encode(" \n\t")).isEmpty();
        }
    }

    @Test
    void window_itsResult_doesNotDependOnItsCompany() throws IOException {
        try (TorchTagger encoder = TorchTagger.open(file, SHAPE, false, TaggerTraining.fresh(file, SHAPE, 1))) {
            int[] first = {101, 2464, 2011, 2852, 1012};
            int[] other = {101, 4698, 1011, 14229, 24665};
            int[] none = new int[5];
            float[] alone = encoder.probabilities(new int[][] {first}, new int[][] {none}, 0, 1);
            float[] both = encoder.probabilities(new int[][] {other, first}, new int[][] {none, none}, 0, 1);
            for (int i = 0; i < alone.length; i++) {
                assertThat(both[alone.length + i]).isCloseTo(alone[i], within(1e-5f));
            }
        }
    }

    @Test
    void shapesOfWords_changeWhatItSees_onceTheyAreLearned() throws IOException {
        float[] numbers = TaggerTraining.fresh(file, SHAPE, 1);
        int shapes = numbers.length - 29 * (HIDDEN + 1) - 91 * HIDDEN;
        for (int i = 0; i < HIDDEN; i++) {
            numbers[shapes + 7 * HIDDEN + i] = i % 2;
        }
        try (TorchTagger encoder = TorchTagger.open(file, SHAPE, false, numbers)) {
            int[][] ids = {{101, 2464, 2011}};
            float[] plain = encoder.last(ids, new int[][] {{0, 3, 5}}, 0);
            float[] learned = encoder.last(ids, new int[][] {{0, 7, 5}}, 0);
            assertThat(encoder.last(ids, new int[][] {{0, 4, 6}}, 2)).isEqualTo(plain);
            assertThat(learned).isNotEqualTo(plain);
        }
    }

    @Test
    void adapter_ofAnotherSize_isRefused() {
        assertThatThrownBy(() -> TorchTagger.open(file, SHAPE, false, new float[10]))
                .isInstanceOf(IllegalArgumentException.class);
        TaggerShape deeper = new TaggerShape(7, 4, 2, 3, 91, 29);
        assertThatThrownBy(() -> TorchTagger.open(file, deeper, false, new float[10]))
                .isInstanceOf(ModelFileException.class);
    }
}
