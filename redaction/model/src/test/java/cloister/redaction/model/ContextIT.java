package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tiny Phi-3, which has other rotary positions beyond its original context of 256, by way of its settings. */
class ContextIT {
    private static final String TINY = "/cloister/redaction/model/torch/tiny/";

    @Test
    void settings_forTheOriginalContext_takeThePositionsOfShortOnes() throws Exception {
        assertThat(likelihoods(256)).containsExactly(reference("phi3-short"), within(1e-3f));
    }

    @Test
    void settings_forMore_takeThePositionsOfLongOnes() throws Exception {
        assertThat(likelihoods(257)).containsExactly(reference("phi3-long"), within(1e-3f));
    }

    private static float[] likelihoods(int mostTokens) throws URISyntaxException, IOException {
        var url = ContextIT.class.getResource(TINY + "phi3.gguf");
        assertThat(url).isNotNull();
        ModelSettings settings = new ModelSettings(
                Path.of(url.toURI()),
                Optional.empty(),
                Precision.FLOAT32,
                Device.CPU,
                1,
                mostTokens,
                1,
                Duration.ofMinutes(1),
                SharedModels.cache().resolve("djl"));
        int[] prompt = prompt();
        int[] rest = Arrays.copyOfRange(prompt, 1, prompt.length);
        try (LanguageModel model = LanguageModel.open(settings)) {
            return model.likelihoods(List.of(rest))[0];
        }
    }

    /** Of each token of the prompt but the first, by llama.cpp's logits. */
    private static float[] reference(String name) throws IOException {
        int[] prompt = prompt();
        try (InputStream in = ContextIT.class.getResourceAsStream(TINY + name + ".logits")) {
            assertThat(in).isNotNull();
            FloatBuffer logits = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            int vocabulary = logits.remaining() / prompt.length;
            float[] likelihoods = new float[prompt.length - 1];
            for (int i = 0; i < likelihoods.length; i++) {
                double sum = 0;
                for (int token = 0; token < vocabulary; token++) {
                    sum += Math.exp(logits.get(i * vocabulary + token));
                }
                likelihoods[i] = (float) (logits.get(i * vocabulary + prompt[i + 1]) - Math.log(sum));
            }
            return likelihoods;
        }
    }

    private static int[] prompt() throws IOException {
        try (InputStream in = ContextIT.class.getResourceAsStream(TINY + "cases.json")) {
            assertThat(in).isNotNull();
            for (JsonNode node : JsonMapper.shared().readTree(in)) {
                if (node.get("name").asString().equals("phi3-short")) {
                    return node.get("prompt")
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .toArray();
                }
            }
        }
        throw new IllegalStateException("the reference values lack phi3-short");
    }
}
