package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.pipeline.Sha256;
import cloister.redaction.model.gguf.GgufBytes;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.huggingface.FolderWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreIT {
    private static final Instant ADDED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private ModelStore store;

    @BeforeEach
    void open() {
        SharedModels.get(Precision.INT8);
        store = new ModelStore(
                folder.resolve("models"),
                DefaultModel.settings(SharedModels.cache()).unpacked(),
                InstantSource.fixed(ADDED));
    }

    @Test
    void add_realModel_isListedTriedAndChosenAndRefusedOnceChanged() throws IOException {
        ModelCard card = store.add(DefaultModel.file(SharedModels.cache()));
        assertThat(card.digest()).isEqualTo(DefaultModel.DIGEST);
        assertThat(card.licence()).isEqualTo("apache-2.0");
        assertThat(card.kind().context()).isEqualTo(8192);
        assertThat(card.kind().architecture()).isEqualTo("llama");
        assertThat(card.kind().parameters()).isEqualTo(134_515_008);
        assertThat(card.kind().quantization()).isEqualTo("Q4_1");
        assertThat(card.source()).isEqualTo(DefaultModel.DIGEST + ".gguf");
        assertThat(card.added()).isEqualTo(ADDED);
        assertThat(card.nll()).isBetween(1.0, 5.0);
        assertThat(store.list()).containsExactly(card);
        assertThat(store.chosen()).contains(card);
        store.choose(card.digest());
        assertThat(store.chosen()).contains(card);
        assertThat(store.changed()).isEmpty();
        assertThat(names()).containsExactlyInAnyOrder(card.digest() + ".gguf", card.digest() + ".json", "default");

        Path weights = folder.resolve("models").resolve(card.digest() + ".gguf");
        Files.write(weights, new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(store.changed()).containsExactly(card);
        assertThatThrownBy(() -> LanguageModel.open(store.settings(card)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has changed");
    }

    @Test
    void add_folder_isTriedPinnedAndRefusedOnceAnyFileHasChanged() throws Exception {
        Path source = folder.resolve("tiny-llama");
        Path tiny = Path.of(getClass().getResource("torch/tiny/llama.gguf").toURI());
        try (GgufFile gguf = GgufFile.open(tiny)) {
            new FolderWriter(gguf).write(source, true);
        }
        Files.writeString(source.resolve("README.md"), "---\nlicense: mit\n---\n");
        Files.writeString(source.resolve("notes.txt"), "not of the model");

        ModelCard card = store.add(source);
        assertThat(card.name()).isEqualTo("tiny-llama");
        assertThat(card.licence()).isEqualTo("mit");
        assertThat(card.kind().quantization()).isEqualTo("F32");
        assertThat(card.nll()).isBetween(3.0, 8.0);
        assertThat(store.add(source)).isEqualTo(card);
        assertThat(store.list()).containsExactly(card);
        assertThat(names()).containsExactlyInAnyOrder(card.digest().hex(), card.digest() + ".json");
        Path copy = store.weights(card.digest());
        assertThat(copy.resolve("notes.txt")).doesNotExist();
        try (LanguageModel model = LanguageModel.open(store.settings(card).withThreads(1));
                LanguageModel same = LanguageModel.open(ModelSettings.of(tiny, SharedModels.cache())
                        .withThreads(1)
                        .withPrecision(Precision.FLOAT32))) {
            assertThat(model.weights()).isEqualTo(card.digest());
            int[] tokens = {5, 60, 7, 100, 33};
            try (LanguageModel exact =
                    LanguageModel.open(store.settings(card).withThreads(1).withPrecision(Precision.FLOAT32))) {
                assertThat(exact.likelihoods(List.of(tokens))[0])
                        .containsExactly(same.likelihoods(List.of(tokens))[0], within(1e-4f));
            }
        }

        Files.writeString(copy.resolve("tokenizer_config.json"), "{}");
        assertThat(store.changed()).containsExactly(card);
        assertThatThrownBy(() -> LanguageModel.open(store.settings(card)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has changed");
        assertThat(store.add(source)).isEqualTo(card);
        assertThat(store.changed()).isEmpty();
    }

    @Test
    void add_unsupportedFiles_areRefusedByNameAndLeaveNothing() throws IOException {
        refused(new GgufBytes().raw("no model at all, but long enough".getBytes()), "not a GGUF");
        refused(GgufBytes.header(3, 0, 1).textKey("general.architecture", "mamba"), "architecture mamba");
        assertThat(names()).isEmpty();
        assertThatThrownBy(() -> store.add(folder.resolve("absent.gguf")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("absent.gguf is missing");
    }

    @Test
    void choose_unknownDigest_isRefused() {
        assertThatThrownBy(() -> store.choose(Sha256.ofUtf8("x"))).isInstanceOf(ModelException.class);
    }

    @Test
    void open_missingModel_saysWhatToDo() {
        assertThatThrownBy(() -> LanguageModel.open(DefaultModel.settings(folder)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("deploy/fetch-model");
    }

    @Test
    void open_pinnedFileThatIsNoModelAnyMore_saysThatItHasChanged() throws IOException {
        Path path = Files.writeString(folder.resolve("other.gguf"), "no model at all, but long enough");
        ModelSettings settings = ModelSettings.of(path, SharedModels.cache());
        assertThatThrownBy(() -> LanguageModel.open(settings.withDigest(DefaultModel.DIGEST)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has changed");
        assertThatThrownBy(() -> LanguageModel.open(settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not a GGUF");
    }

    private void refused(GgufBytes file, String words) throws IOException {
        Path path = Files.write(folder.resolve("odd.gguf"), file.bytes());
        assertThatThrownBy(() -> store.add(path))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(words);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Files.createDirectories(folder.resolve("models")))) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
