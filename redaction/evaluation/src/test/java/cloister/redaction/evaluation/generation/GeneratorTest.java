package cloister.redaction.evaluation.generation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.FindingType;
import cloister.redaction.evaluation.Gold;
import cloister.redaction.evaluation.GoldDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
    private static final int MANY = 1_500;

    @Test
    void documents_sameSeed_areTheSame() {
        assertThat(lines(7, 40)).isEqualTo(lines(7, 40));
    }

    @Test
    void documents_otherSeed_areOthers() {
        assertThat(lines(7, 40)).doesNotContainAnyElementsOf(lines(8, 40));
    }

    @Test
    void document_byNumber_isThatOfTheStream() {
        assertThat(Generator.document(3, 25, Split.HELD_OUT))
                .isEqualTo(Generator.documents(3, 26, Split.HELD_OUT)
                        .reduce((first, last) -> last)
                        .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void documents_many_showEveryLanguageAndEveryType(Split split) {
        List<GeneratedDocument> documents = Generator.documents(11, MANY, split).toList();

        assertThat(documents.stream().map(GeneratedDocument::language).collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(Grammar.LANGUAGES);
        assertThat(documents.stream()
                        .flatMap(d -> d.spans().stream())
                        .map(GeneratedDocument.Finding::type)
                        .collect(toSet()))
                .contains(
                        FindingType.NAME,
                        FindingType.DATE,
                        FindingType.ADDRESS,
                        FindingType.ORGANIZATION,
                        FindingType.PHONE,
                        FindingType.FAX,
                        FindingType.EMAIL,
                        FindingType.MRN,
                        FindingType.HEALTH_PLAN_ID,
                        FindingType.NATIONAL_ID,
                        FindingType.IBAN,
                        FindingType.CREDENTIAL,
                        FindingType.SPECIAL_CATEGORY,
                        FindingType.OTHER_ID);
        assertThat(documents).filteredOn(d -> !d.protectedSpans().isEmpty()).hasSizeGreaterThan(MANY / 2);
    }

    @Test
    void documents_train_showEveryTypeThatThereIs() {
        assertThat(Generator.documents(5, 2 * MANY, Split.TRAIN)
                        .flatMap(d -> d.spans().stream())
                        .map(GeneratedDocument.Finding::type)
                        .collect(toSet()))
                .containsAll(Set.of(FindingType.values()).stream()
                        .filter(type -> type != FindingType.MISC)
                        .toList());
    }

    @Test
    void documents_splits_shareNoTemplate() {
        assertThat(templates(Split.TRAIN)).isNotEmpty().doesNotContainAnyElementsOf(templates(Split.HELD_OUT));
    }

    @Test
    void frames_everyLanguage_hasSixtyKindsAndSomeHeldOut() {
        for (String language : Grammar.LANGUAGES) {
            Set<Frame> train = new HashSet<>(Grammar.standard().frames(language, Split.TRAIN));
            Set<Frame> heldOut = new HashSet<>(Grammar.standard().frames(language, Split.HELD_OUT));

            assertThat(Collections.disjoint(train, heldOut)).isTrue();
            assertThat(heldOut).hasSizeGreaterThan(5);
            assertThat(train.size() + heldOut.size()).isGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void names_splits_shareNone() {
        Set<String> train = drawn(Split.TRAIN);
        Set<String> heldOut = drawn(Split.HELD_OUT);

        assertThat(train).hasSizeGreaterThan(1_000).doesNotContainAnyElementsOf(heldOut);
    }

    @Test
    void json_readAsGold_isTheDocument() throws IOException {
        List<GeneratedDocument> documents =
                Generator.documents(21, 300, Split.TRAIN).toList();
        String lines = documents.stream().map(GeneratedDocument::json).collect(Collectors.joining("\n"));

        List<GoldDocument> read = Gold.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

        assertThat(read)
                .isEqualTo(documents.stream().map(GeneratedDocument::gold).toList());
    }

    @Test
    void parse_bracketWithoutItsHalf_isRefused() {
        assertThatThrownBy(() -> TemplateParser.parse("a ‹b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemplateParser.parse("a {b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemplateParser.parse("{$1*}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> lines(long seed, int count) {
        return Generator.documents(seed, count, Split.TRAIN)
                .map(GeneratedDocument::json)
                .toList();
    }

    private static Set<String> templates(Split split) {
        return Generator.documents(2, MANY, split)
                .map(GeneratedDocument::template)
                .collect(toSet());
    }

    private static Set<String> drawn(Split split) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            String language = NamePool.any(Grammar.LANGUAGES, random);
            String kind = NamePool.any(List.of("first-f", "first-m", "last", "town"), random);
            names.add(NamePool.standard().draw(NamePool.culture(language, random), kind, split, random));
        }
        return Set.copyOf(new HashSet<>(names));
    }
}
