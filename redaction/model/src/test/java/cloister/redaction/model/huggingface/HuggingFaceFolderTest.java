package cloister.redaction.model.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import cloister.redaction.model.gguf.GgufFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceFolderTest {
    private static final String CONFIG = """
            {"architectures": ["LlamaForCausalLM"], "hidden_size": 4, "intermediate_size": 4, "num_hidden_layers": 1,
             "num_attention_heads": 2, "head_dim": 4, "max_position_embeddings": 64, "vocab_size": 3%s}
            """;

    @TempDir
    Path folder;

    /** The tiny models of the architectures' tests, written as Hugging Face has them and read back. */
    @ParameterizedTest
    @CsvSource({"llama,false", "llama,true", "qwen2,true", "qwen3,false", "phi3,true", "gemma2,false", "gemma3,true"})
    void open_modelOfEachFamily_looksAsItsGguf(String name, boolean sharded) throws Exception {
        Path path = Path.of(getClass()
                .getResource("/cloister/redaction/model/torch/tiny/" + name + ".gguf")
                .toURI());
        try (GgufFile expected = GgufFile.open(path)) {
            new FolderWriter(expected).write(folder, sharded);
            try (HuggingFaceFolder found = HuggingFaceFolder.open(folder)) {
                String family = expected.metadata().text("general.architecture").orElseThrow();
                assertThat(found.metadata().text("general.architecture")).contains(family);
                for (String key : List.of(
                        "block_count",
                        "embedding_length",
                        "feed_forward_length",
                        "context_length",
                        "rope.freq_base",
                        "attention.head_count",
                        "attention.head_count_kv",
                        "attention.layer_norm_rms_epsilon",
                        "attn_logit_softcapping",
                        "final_logit_softcapping",
                        "attention.sliding_window",
                        "rope.scaling.original_context_length",
                        "rope.dimension_count")) {
                    expected.metadata().number(family + "." + key).ifPresent(value -> assertThat(
                                    found.metadata().number(family + "." + key).orElseThrow())
                            .as(key)
                            .isCloseTo(value, within(1e-6 * Math.abs(value) + 1e-12)));
                }
                assertThat(found.metadata().integer("tokenizer.ggml.bos_token_id"))
                        .isEqualTo(expected.metadata().integer("tokenizer.ggml.bos_token_id"));
                assertThat(found.tensors().stream().map(ModelTensor::name))
                        .containsExactlyInAnyOrderElementsOf(expected.tensors().stream()
                                .map(ModelTensor::name)
                                .toList());
                for (ModelTensor tensor : expected.tensors()) {
                    ModelTensor read = found.require(tensor.name());
                    assertThat(read.shape()).isEqualTo(tensor.shape());
                    assertThat(found.readAll(read))
                            .as(tensor.name())
                            .containsExactly(expected.readAll(tensor), within(1e-6f));
                }
            }
        }
    }

    @Test
    void packed_rowsOfQueries_areInPairs() throws IOException {
        config("");
        byte[] data = new byte[8 * 4 * 4];
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 4; column++) {
                ByteBuffer.wrap(data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(4 * (4 * row + column), 10 * row + column);
            }
        }
        weights(
                "{\"model.layers.0.self_attn.q_proj.weight\": {\"dtype\": \"F32\", \"shape\": [8, 4], \"data_offsets\": [0, 128]}}",
                data);
        try (HuggingFaceFolder open = HuggingFaceFolder.open(folder)) {
            ModelTensor queries = open.require("blk.0.attn_q.weight");
            float[] all = open.readAll(queries);
            assertThat(new float[] {all[0], all[4], all[8], all[12], all[16], all[20], all[24], all[28]})
                    .containsExactly(0, 20, 10, 30, 40, 60, 50, 70);
            assertThat(open.read(queries, 3, 2)).containsExactly(30, 31, 32, 33, 40, 41, 42, 43);
        }
    }

    @Test
    void read_halfPrecisions_giveTheirNumbers() throws IOException {
        config("");
        weights(
                "{\"model.norm.weight\": {\"dtype\": \"BF16\", \"shape\": [2], \"data_offsets\": [0, 4]},"
                        + "\"lm_head.weight\": {\"dtype\": \"F16\", \"shape\": [1, 2], \"data_offsets\": [4, 8]}}",
                new byte[] {(byte) 0x80, 0x3F, 0x00, (byte) 0xC0, 0x00, 0x3C, 0x00, (byte) 0xC0});
        try (HuggingFaceFolder open = HuggingFaceFolder.open(folder)) {
            assertThat(open.readAll(open.require("output_norm.weight"))).containsExactly(1, -2);
            assertThat(open.require("output.weight").type()).isEqualTo(TensorType.F16);
            assertThat(open.readAll(open.require("output.weight"))).containsExactly(1, -2);
        }
    }

    @Test
    void open_llama31Scaling_hasItsDivisors() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"architectures": ["LlamaForCausalLM"], "hidden_size": 128, "intermediate_size": 4, "num_hidden_layers": 1,
                 "num_attention_heads": 2, "max_position_embeddings": 131072, "vocab_size": 3, "rope_theta": 500000.0,
                 "rope_scaling": {"factor": 8.0, "high_freq_factor": 4.0, "low_freq_factor": 1.0,
                                  "original_max_position_embeddings": 8192, "rope_type": "llama3"}}
                """);
        tokenizer();
        weights("{}", new byte[0]);
        try (HuggingFaceFolder open = HuggingFaceFolder.open(folder)) {
            float[] divisors = open.readAll(open.require("rope_freqs.weight"));
            assertThat(divisors).hasSize(32);
            assertThat(divisors[0]).isEqualTo(1);
            assertThat(divisors[31]).isEqualTo(8);
            // 2 pi 500000^(16/32) = 4443 places a turn: 8192/4443 = 1.844 turns, 0.281 of the way.
            assertThat(divisors[16]).isCloseTo((float) (1 / ((1 - 0.28124) / 8 + 0.28124)), within(1e-3f));
        }
    }

    @Test
    void open_longContextOfPhi_hasItsFactor() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"architectures": ["Phi3ForCausalLM"], "hidden_size": 8, "intermediate_size": 4, "num_hidden_layers": 1,
                 "num_attention_heads": 2, "max_position_embeddings": 131072, "vocab_size": 3,
                 "original_max_position_embeddings": 4096,
                 "rope_scaling": {"type": "su", "long_factor": [1.5, 2], "short_factor": [1, 1.25]}}
                """);
        tokenizer();
        weights("{}", new byte[0]);
        try (HuggingFaceFolder open = HuggingFaceFolder.open(folder)) {
            // The root of 1 + ln 32 / ln 4096.
            assertThat(open.metadata().number("phi3.rope.scaling.attn_factor").orElseThrow())
                    .isCloseTo(1.190238, within(1e-6));
            assertThat(open.readAll(open.require("rope_factors_short.weight"))).containsExactly(1, 1.25f);
        }
    }

    @Test
    void open_licence_isFoundInReadmeOrLicence() throws IOException {
        config("");
        weights("{}", new byte[0]);
        assertThat(licence()).isEqualTo("unknown");
        Files.writeString(folder.resolve("LICENSE"), "\n  Apache License\n  Version 2.0, January 2004\n");
        assertThat(licence()).isEqualTo("apache-2.0");
        Files.writeString(
                folder.resolve("README.md"),
                "---\nlanguage: en\nlicense: other\nlicense_name: Qwen-Research\n---\n# Model\n");
        assertThat(licence()).isEqualTo("qwen-research");
    }

    @Test
    void open_incompleteFolders_areRefused() throws IOException {
        refused("lacks config.json");
        config("");
        refused("lacks model.safetensors");
        weights("{}", new byte[0]);
        Files.delete(folder.resolve("tokenizer.json"));
        refused("lacks tokenizer.json");
        tokenizer();
        Files.writeString(folder.resolve("config.json"), "{\"architectures\": [\"MambaForCausalLM\"]}");
        refused("MambaForCausalLM");
        config(", \"quantization_config\": {\"quant_method\": \"gptq\"}");
        refused("quantized");
        config(", \"hidden_act\": \"relu\"");
        refused("relu");
        config(", \"rope_scaling\": {\"rope_type\": \"dynamic\", \"factor\": 2}");
        refused("dynamic");
        Files.writeString(folder.resolve("config.json"), "{\"a\": 1, \"a\": 2}");
        refused("config.json is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.safetensors",
                "/etc/passwd",
                "sub/model.safetensors",
                "..",
                "a\\\\b.safetensors",
                ".safetensors",
                "model.bin",
                ""
            })
    void open_indexOutOfTheFolder_isRefused(String name) throws IOException {
        config("");
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"lm_head.weight\": \"" + name + "\"}}");
        refused("no plain safetensors file");
    }

    @Test
    void open_indexOfMissingTensorOrFile_isRefused() throws IOException {
        config("");
        weights("{}", new byte[0]);
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"lm_head.weight\": \"model.safetensors\"}}");
        refused("lm_head.weight of the index is missing");
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"lm_head.weight\": \"other.safetensors\"}}");
        refused("lacks other.safetensors");
    }

    @Test
    void open_hostileHeaders_areRefused() throws IOException {
        config("");
        hostile(new byte[4], "not a safetensors file");
        hostile(
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array(),
                "length of the header");
        hostile(
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(-1)
                        .array(),
                "length of the header");
        hostile(FolderWriter.file("[]", new byte[8]), "not a safetensors file");
        hostile(FolderWriter.file("{\"a\"", new byte[8]), "damaged");
        hostile(tensor("F32", "[2]", "[0, 8]", 4), "wrong shape or place");
        hostile(tensor("F32", "[2]", "[8, 0]", 8), "wrong shape or place");
        hostile(tensor("F32", "[2]", "[-8, 0]", 8), "wrong shape or place");
        hostile(tensor("F32", "[2]", "[9223372036854775800, 9223372036854775807]", 8), "wrong");
        hostile(tensor("F32", "[3]", "[0, 8]", 8), "wrong shape or place");
        hostile(tensor("F32", "[4611686018427387904, 4]", "[0, 8]", 8), "out of range");
        hostile(tensor("F32", "[-1]", "[0, 8]", 8), "empty dimension");
        hostile(tensor("F32", "[1e3]", "[0, 8]", 8), "empty dimension");
        hostile(tensor("F8_E4M3", "[8]", "[0, 8]", 8), "F8_E4M3");
        hostile(
                FolderWriter.file(
                        "{\"lm_head.weight\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]},"
                                + "\"model.norm.weight\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [4, 12]}}",
                        new byte[12]),
                "overlaps");
        hostile(FolderWriter.file("{\"lm_head.weight\": {}, \"lm_head.weight\": {}}", new byte[8]), "damaged");
        hostile(
                FolderWriter.file(
                        "{\"model.odd.weight\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}",
                        new byte[8]),
                "model.odd.weight");
    }

    @Test
    void open_damagedAnywhere_neverFailsOtherwise() throws IOException {
        config("");
        byte[] sound = tensor("F32", "[2]", "[0, 8]", 8);
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = Arrays.copyOf(sound, round < sound.length ? round : sound.length);
            for (int i = 0; i < 3 && round >= sound.length; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("model.safetensors"), bytes);
            assertThatCode(() -> HuggingFaceFolder.open(folder).close())
                    .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(), thrown -> assertThat(thrown)
                            .isInstanceOf(ModelFileException.class));
        }
    }

    private String licence() throws IOException {
        try (HuggingFaceFolder open = HuggingFaceFolder.open(folder)) {
            return open.metadata().text("general.license").orElseThrow();
        }
    }

    private static byte[] tensor(String dtype, String shape, String offsets, int bytes) {
        return FolderWriter.file(
                "{\"lm_head.weight\": {\"dtype\": \"" + dtype + "\", \"shape\": " + shape + ", \"data_offsets\": "
                        + offsets + "}}",
                new byte[bytes]);
    }

    private void hostile(byte[] weights, String words) throws IOException {
        Files.write(folder.resolve("model.safetensors"), weights);
        refused(words);
    }

    private void refused(String words) {
        assertThatThrownBy(() -> HuggingFaceFolder.open(folder).close())
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(words);
    }

    private void config(String more) throws IOException {
        Files.writeString(folder.resolve("config.json"), String.format(java.util.Locale.ROOT, CONFIG, more));
        tokenizer();
    }

    private void tokenizer() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"),
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": []}}");
    }

    private void weights(String header, byte[] data) throws IOException {
        Files.write(folder.resolve("model.safetensors"), FolderWriter.file(header, data));
    }
}
