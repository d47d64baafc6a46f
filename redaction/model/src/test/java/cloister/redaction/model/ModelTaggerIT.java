package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The taggers that come with the program, on their real models. */
class ModelTaggerIT {
    private static final String TEXT =
            "Dear Dr. Quistgaarden,\nMs. Zelnoria Ottenburg was seen on 14 March 2024 and may"
                    + " be reached at 020 7946 0018. Parkinson's disease is unchanged.\n";

    @TempDir
    Path folder;

    private static ModelTagger open(TaggerKind kind, byte[] adapter) {
        Path cache = SharedModels.cache();
        ModelSettings settings =
                kind == TaggerKind.ENCODER ? DefaultEncoder.settings(cache) : DefaultModel.settings(cache);
        return ModelTagger.open(
                kind,
                settings.withThreads(1),
                adapter,
                text -> Sha256.ofUtf8(text.reveal()).hex(),
                InstantSource.system());
    }

    private static List<Finding> findings(Recorded<Attempt<List<Finding>>> recorded) {
        return recorded.value().fold(all -> all, reasons -> List.of());
    }

    private static void findsNamesOnRecord(TaggerKind kind) {
        try (ModelTagger tagger = open(kind, kind.builtIn())) {
            SensitiveText text = SensitiveText.of(TEXT);
            Recorded<Attempt<List<Finding>>> recorded = tagger.tag(text, Scheme.SAFE_HARBOR);
            List<Finding> found = findings(recorded);
            assertThat(found).allMatch(finding -> finding.by().equals(kind.word()));
            assertThat(found.stream().filter(f -> f.type() == FindingType.NAME).map(f -> f.span()
                            .of(TEXT)))
                    .contains("Quistgaarden", "Zelnoria Ottenburg");
            assertThat(found.stream().map(f -> f.span().of(TEXT))).noneMatch(words -> words.contains("disease"));
            assertThat(findings(tagger.tag(text, Scheme.SAFE_HARBOR))).isEqualTo(found);

            assertThat(recorded.inferences()).hasSize(1);
            Inference record = recorded.inferences().get(0);
            assertThat(record.engine().name()).isEqualTo("cloister-" + kind.word());
            assertThat(record.decision()).isEqualTo("found " + found.size());
            assertThat(record.toString()).doesNotContain("Ottenburg");
        }
    }

    @Test
    void layers_names_areFoundOnRecord() {
        findsNamesOnRecord(TaggerKind.LAYERS);
    }

    @Test
    void encoder_names_areFoundOnRecord() {
        findsNamesOnRecord(TaggerKind.ENCODER);
    }

    @Test
    void taggers_haveDigestsOfTheirOwn() {
        try (ModelTagger layers = open(TaggerKind.LAYERS, TaggerKind.LAYERS.builtIn());
                ModelTagger encoder = open(TaggerKind.ENCODER, TaggerKind.ENCODER.builtIn())) {
            assertThat(layers.digest()).isNotEqualTo(encoder.digest());
        }
    }

    @Test
    void adapter_ofTheOtherModel_isRefused() {
        assertThatThrownBy(() -> open(TaggerKind.ENCODER, TaggerKind.LAYERS.builtIn()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("trained for another model")
                .hasMessageContaining("deploy/fetch-model encoder");
    }

    @Test
    void encoder_missingOrChanged_isRefusedWithWhatToDo() throws IOException {
        ModelSettings missing = DefaultEncoder.settings(folder);
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("deploy/fetch-model encoder");
        Path copy = Files.createDirectories(DefaultEncoder.folder(folder));
        for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            Files.writeString(copy.resolve(name), "{}");
        }
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has changed");
        assertThat(DefaultEncoder.isWhole(folder)).isFalse();
        assertThat(DefaultEncoder.isWhole(SharedModels.cache())).isTrue();
    }

    private static ModelTagger open(ModelSettings settings) {
        return ModelTagger.open(
                TaggerKind.ENCODER,
                settings.withUnpacked(SharedModels.cache().resolve("djl")),
                TaggerKind.ENCODER.builtIn(),
                text -> "",
                InstantSource.system());
    }

    @Test
    void fetchScript_pinsTheDigestThatIsUsed() throws IOException {
        assertThat(Files.readString(Path.of("../../deploy/fetch-model"))).contains("digest=" + DefaultEncoder.DIGEST);
    }
}
