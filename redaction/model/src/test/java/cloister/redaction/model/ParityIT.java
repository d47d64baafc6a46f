package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real weights against figures of independent implementations. */
class ParityIT {
    private static final JsonNode PARITY =
            JsonMapper.shared().readTree(ParityIT.class.getResourceAsStream("parity.json"));

    @Test
    void float32_referencePrompt_hasReferenceLikelihood() {
        assertThat(nll(SharedModels.get(Precision.FLOAT32)))
                .isCloseTo(PARITY.get("float32_nll").asDouble(), within(0.001));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "INT4"})
    void fewerBits_referencePrompt_areNoWorseThanLlamaCpp(Precision precision) {
        assertThat(nll(SharedModels.get(precision)))
                .isBetween(
                        PARITY.get("float32_nll").asDouble() * 0.995,
                        PARITY.get("llama_cpp_nll").asDouble() * 1.005);
    }

    @Test
    void float32_greedyContinuation_equalsReference() throws Exception {
        int[] expected = Arrays.copyOf(ints("float32_greedy_ids"), 20);
        try (GgufFile file = GgufFile.open(DefaultModel.file(SharedModels.cache()));
                Tokenizer tokenizer = Tokenizer.of(file.metadata())) {
            String text = SharedModels.get(Precision.FLOAT32).generate(prompt(), 20);
            assertThat(tokenizer.ids(text)).containsExactly(expected);
        }
    }

    @Test
    void template_referenceMessages_giveReferenceTokens() {
        int[] expected = ints("prompt_ids");
        // The first token is every sequence's first, so prompts leave it out.
        assertThat(prompt().tokens()).containsExactly(Arrays.copyOfRange(expected, 1, expected.length));
    }

    private static double nll(LanguageModel model) {
        float[] likelihoods = model.likelihoods(List.of(prompt().tokens()))[0];
        double sum = 0;
        for (float likelihood : likelihoods) {
            sum -= likelihood;
        }
        return sum / likelihoods.length;
    }

    private static Prompt prompt() {
        return SharedModels.get(Precision.FLOAT32).prompt(List.of(Message.system(text(1)), Message.user(text(2))));
    }

    /** A message of the reference prompt, by its place between the control tokens. */
    private static String text(int part) {
        try (GgufFile file = GgufFile.open(DefaultModel.file(SharedModels.cache()));
                Tokenizer tokenizer = Tokenizer.of(file.metadata())) {
            String whole = tokenizer.decode(ints("prompt_ids"));
            String marked = whole.split("<\\|im_start\\|>", -1)[part];
            return marked.substring(marked.indexOf('\n') + 1, marked.indexOf("<|im_end|>"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int[] ints(String key) {
        return PARITY.get(key).valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
