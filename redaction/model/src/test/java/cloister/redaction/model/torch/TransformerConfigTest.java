package cloister.redaction.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerConfigTest {
    private static final int CONTEXT = 512;

    @ParameterizedTest
    @ValueSource(strings = {"mamba", "qwen3moe", "gemma", "phi2"})
    void architecture_notKnown_isRefusedByName(String name) {
        assertThatThrownBy(() -> config(name, Map.of()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("architecture " + name + " is not supported")
                .hasMessageContaining("llama, phi3, qwen2, qwen3, gemma2, gemma3");
    }

    @Test
    void experts_any_areRefused() {
        refused("llama", Map.of("expert_count", 8L), "architecture llama with experts");
    }

    @Test
    void window_ofQwen_isRefused() {
        // Its files don't say which layers have it.
        refused("qwen2", Map.of("attention.sliding_window", 64L), "architecture qwen2 with a sliding window");
    }

    @Test
    void scaling_ofUnknownKind_isRefused() {
        refused("llama", Map.of("rope.scaling.type", "su"), "rotary positions scaled by su");
    }

    @Test
    void values_ofOtherSizeThanKeys_areRefused() {
        refused("llama", Map.of("attention.value_length", 4L), "values of another size");
    }

    @Test
    void heads_thatDoNotFit_areRefused() {
        refused("llama", Map.of("attention.head_count_kv", 3L), "do not fit together");
    }

    @Test
    void window_ofLlama_holdsForAllLayers() {
        assertThat(config("llama", Map.of("attention.sliding_window", 64L)).windows())
                .hasSize(7)
                .containsOnly(64);
    }

    @Test
    void windows_ofGemma2_holdForEveryOtherLayer() {
        assertThat(config("gemma2", Map.of()).windows()).containsExactly(4096, 0, 4096, 0, 4096, 0, 4096);
    }

    @Test
    void gemma3_locally_turnsByItsOwnBase() {
        TransformerConfig config = config(
                "gemma3", Map.of("attention.sliding_window", 8L, "rope.freq_base", 1e6, "rope.scaling.factor", 8.0));
        assertThat(config.windows()).containsExactly(8, 8, 8, 8, 8, 0, 8);
        assertThat(config.rotary().speeds().get(0)).isEqualTo(0.125);
        assertThat(config.localRotary().speeds().get(0)).isEqualTo(1.0);
        assertThat(config.localRotary().speeds().get(2)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void gemma_withTheLayersOfThe27b_scalesQueriesByHiddenSize() {
        assertThat(config("gemma2", Map.of()).queryScale()).isCloseTo(1 / Math.sqrt(8), within(1e-12));
        assertThat(config("gemma2", Map.of("block_count", 46L, "embedding_length", 64L))
                        .queryScale())
                .isCloseTo(1 / Math.sqrt(16), within(1e-12));
    }

    @Test
    void context_longerThanTheModels_isTheModels() {
        assertThat(config("llama", Map.of("context_length", 100L)).context()).isEqualTo(100);
        assertThat(config("llama", Map.of()).context()).isEqualTo(CONTEXT);
    }

    private static void refused(String architecture, Map<String, Object> changes, String message) {
        assertThatThrownBy(() -> config(architecture, changes))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message);
    }

    private static TransformerConfig config(String architecture, Map<String, Object> changes) {
        Map<String, Object> numbers = new HashMap<>(Map.of(
                "block_count", 7L,
                "embedding_length", 32L,
                "attention.head_count", 4L,
                "attention.head_count_kv", 2L,
                "attention.key_length", 8L,
                "feed_forward_length", 48L,
                "context_length", 1024L));
        numbers.putAll(changes);
        Map<String, Object> metadata = new HashMap<>(Map.of("general.architecture", architecture));
        numbers.forEach((key, value) -> metadata.put(architecture + "." + key, value));
        return TransformerConfig.of(new Header(new ModelMetadata(metadata)), CONTEXT);
    }

    /** A file of which only the header is read. */
    private record Header(ModelMetadata metadata) implements ModelFile {
        @Override
        public Collection<ModelTensor> tensors() {
            return tensor("token_embd.weight").stream().toList();
        }

        @Override
        public Optional<ModelTensor> tensor(String name) {
            return Optional.of(name)
                    .filter("token_embd.weight"::equals)
                    .map(embeddings -> new ModelTensor(embeddings, TensorType.F32, List.of(100L, 32L), 0));
        }

        @Override
        public ByteBuffer packed(ModelTensor tensor, long begin, int count) {
            throw new AssertionError("no weights are needed");
        }

        @Override
        public void close() {}
    }
}
