package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Sha256;
import cloister.redaction.model.gguf.GgufBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreIT {
    @TempDir
    Path folder;

    private ModelStore store;

    @BeforeEach
    void open() {
        SharedModels.get(Precision.INT8);
        store = new ModelStore(
                folder.resolve("models"),
                DefaultModel.settings(SharedModels.cache()).unpacked());
    }

    @Test
    void add_realModel_isListedTriedAndChosenAndRefusedOnceChanged() throws IOException {
        ModelCard card = store.add(DefaultModel.file(SharedModels.cache()));
        assertThat(card.digest()).isEqualTo(DefaultModel.DIGEST);
        assertThat(card.licence()).isEqualTo("apache-2.0");
        assertThat(card.context()).isEqualTo(8192);
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
