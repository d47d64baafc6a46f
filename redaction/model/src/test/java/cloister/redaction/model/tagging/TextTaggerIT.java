package cloister.redaction.model.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.SharedModels;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.text.Tokenizer;
import cloister.redaction.model.torch.TorchEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Training and use with two layers of the real model, on a task that it learns within seconds. */
class TextTaggerIT {
    private static final int FIRST = 1;
    private static final Sha256 BASE = Sha256.ofUtf8("base");
    private static final TrainingPlan PLAN = new TrainingPlan(2, 4, 2, 63, 512, 40, 5e-3, 0, 3);
    private static final List<String> NAMES = List.of(
            "Anna Berg", "Tom Hollis", "Maria Costa", "Jonas Weber", "Ruth Amadi", "Pavel Novak", "Lea Fontaine");

    private static ModelFile file;
    private static byte[] adapter;
    private static List<Double> losses;

    @BeforeAll
    static void train() throws IOException {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 2);
        file = GgufFile.open(SharedModels.file());
        losses = new ArrayList<>();
        adapter = trained(losses);
    }

    @AfterAll
    static void close() throws IOException {
        file.close();
    }

    private static byte[] trained(List<Double> losses) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.of(file.metadata())) {
            return new TaggerTrainer(file, BASE, new TaggerInput(tokenizer, FIRST, false), false, PLAN)
                    .train(texts(), Optional.empty(), (step, loss, tokens) -> losses.add(loss), Map.of("seed", "3"));
        }
    }

    /** Strict texts have names and places; in others only the names count. */
    private static Iterator<TaggedText> texts() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> text(NAMES.get(i % NAMES.size()), i % 2 == 0 ? Scheme.STRICT : Scheme.SAFE_HARBOR))
                .iterator();
    }

    private static TaggedText text(String name, Scheme scheme) {
        String text = "Today " + name + " came to the clinic in Leeds and was well.";
        Span whole = new Span(6, 6 + name.length());
        int town = text.indexOf("Leeds");
        List<TaggedText.Place> places = new ArrayList<>(List.of(new TaggedText.Place(whole, FindingType.NAME)));
        if (scheme == Scheme.STRICT) {
            places.add(new TaggedText.Place(new Span(town, town + 5), FindingType.ADDRESS));
        }
        return new TaggedText(SensitiveText.of(text), places, scheme);
    }

    private static TextTagger open(Sha256 base) throws IOException {
        Tokenizer tokenizer = Tokenizer.of(file.metadata());
        try {
            return TextTagger.open(file, base, new TaggerInput(tokenizer, FIRST, false), false, adapter, "tagger");
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static List<String> found(TextTagger tagger, String text, Scheme scheme) {
        return tagger.read(text, scheme, .5).findings().stream()
                .map(finding -> finding.type() + ":" + finding.span().of(text))
                .toList();
    }

    @Test
    void training_fortySteps_lossFalls() {
        assertThat(losses).hasSize(PLAN.steps());
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 20);
    }

    @Test
    void training_again_givesTheSameBytes() throws IOException {
        assertThat(trained(new ArrayList<>())).isEqualTo(adapter);
    }

    @Test
    void tagger_newName_isFoundByTheSchemeThatIsAskedFor() throws IOException {
        try (TextTagger tagger = open(BASE)) {
            String text = "Today Carl Lund came to the clinic in Leeds and was well.";
            assertThat(found(tagger, text, Scheme.STRICT)).containsExactly("NAME:Carl Lund", "ADDRESS:Leeds");
            assertThat(found(tagger, text, Scheme.SAFE_HARBOR)).containsExactly("NAME:Carl Lund");
        }
    }

    @Test
    void tagger_textOfManyWindows_isReadToItsEnd() throws IOException {
        try (TextTagger tagger = open(BASE)) {
            String text = "Today Carl Lund came to the clinic in Leeds and was well. ".repeat(200);
            TextTagger.Tagged tagged = tagger.read(text, Scheme.SAFE_HARBOR, .5);
            assertThat(tagged.tokens()).isGreaterThan(40 * PLAN.width());
            assertThat(tagged.findings())
                    .allSatisfy(f -> assertThat(f.span().of(text)).isEqualTo("Carl Lund"));
            assertThat(tagged.findings()).hasSizeGreaterThan(190);
        }
    }

    @Test
    void tagger_nothing_findsNothing() throws IOException {
        try (TextTagger tagger = open(BASE)) {
            assertThat(tagger.read("", Scheme.STRICT, .5)).isEqualTo(new TextTagger.Tagged(List.of(), 0));
        }
    }

    @Test
    void tagger_adapterOfAnotherModel_isRefused() {
        assertThatThrownBy(() -> open(Sha256.ofUtf8("other")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("another model");
    }
}
