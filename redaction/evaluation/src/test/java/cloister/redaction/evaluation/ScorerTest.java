package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.pipeline.CodePoints;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScorerTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "neutral", "sure"})
    void score_agreesWithIndependentScorer_to1e9(String setting) throws IOException {
        Scorecard card = new Scorer(rules(setting)).score(gold(), predictions());
        JsonNode expected = JSON.readTree(resource("expected.json")).path(setting);

        assertAgreement(card.characters(), expected.path("char"));
        assertAgreement(card.exact(), expected.path("exact"));
        assertAgreement(card.overlap(), expected.path("overlap"));
        assertThat(card.types().stream().map(Scorecard.TypeRecall::type))
                .hasSameElementsAs(expected.path("types").propertyNames());
        for (Scorecard.TypeRecall type : card.types()) {
            JsonNode recall = expected.path("types").path(type.type());
            assertThat(type.spans()).isEqualTo(recall.path("n").longValue());
            assertClose(type.exact(), recall.path("exact"));
            assertClose(type.overlap(), recall.path("overlap"));
            assertClose(type.full(), recall.path("full"));
            assertClose(type.characters(), recall.path("char"));
            assertClose(type.typed(), recall.path("typed"));
        }
        assertThat(card.documents()).isEqualTo(30);
        assertThat(card.unanswered()).isEqualTo(1);
    }

    private static Rules rules(String setting) {
        return switch (setting) {
            case "neutral" -> Rules.standard().withNeutral(Set.of("TITLE"));
            case "sure" ->
                Rules.standard().withNeutral(Set.of("TITLE", "WEIRD")).withMinScore(0.5);
            default -> Rules.standard();
        };
    }

    private static void assertAgreement(Agreement actual, JsonNode expected) {
        assertClose(actual.precision(), expected.path("P"));
        assertClose(actual.recall(), expected.path("R"));
        assertThat(actual.f1()).isCloseTo(expected.path("F1").doubleValue(), within(1e-9));
        assertThat(actual.f2()).isCloseTo(expected.path("F2").doubleValue(), within(1e-9));
        assertThat(actual.precision().of()).isEqualTo(expected.path("pred").longValue());
        assertThat(actual.recall().of()).isEqualTo(expected.path("gold").longValue());
    }

    private static void assertClose(Share actual, JsonNode expected) {
        assertThat(actual.value()).isCloseTo(expected.doubleValue(), within(1e-9));
    }

    @Test
    void score_goldItself_isPerfect() throws IOException {
        Map<String, List<Finding>> found = new HashMap<>();
        for (GoldDocument document : gold()) {
            found.put(
                    document.id(),
                    document.spans().stream()
                            .map(s -> new Finding(s.range(), FindingType.MISC, 1, "test"))
                            .toList());
        }

        Scorecard card = Scorer.standard().score(gold(), found);

        assertThat(card.characters().precision().value()).isEqualTo(1);
        assertThat(card.characters().recall().value()).isEqualTo(1);
        assertThat(card.leaks().spans().hits()).isZero();
        assertThat(card.leaks().spans().of()).isPositive();
        assertThat(card.unanswered()).isZero();
    }

    @Test
    void score_nothingFound_leaksUntouchedAndDividesByNothing() throws IOException {
        Scorecard card = Scorer.standard().score(gold(), Map.of());

        assertThat(card.unanswered()).isEqualTo(30);
        assertThat(card.characters().f1()).isZero();
        assertThat(card.leaks().spans().hits()).isPositive();
        assertThat(card.leaks().untouched()).isEqualTo(card.leaks().spans());
    }

    @Test
    void score_titleLeftStanding_isNoLeak() {
        GoldDocument document = document("Seen by Dr. Orla Finch, MD. today", "Dr. Orla Finch, MD", "NAME");

        Scorecard name = score(document, "Orla Finch");
        Scorecard first = score(document, "Dr. Orla");

        assertThat(name.leaks().spans()).isEqualTo(new Share(0, 1));
        assertThat(name.types().get(0).full()).isEqualTo(new Share(0, 1));
        assertThat(first.leaks().spans()).isEqualTo(new Share(1, 1));
        assertThat(first.leaks().untouched()).isEqualTo(new Share(0, 1));
        assertThat(first.leaks().documents()).isEqualTo(new Share(1, 1));
    }

    @Test
    void score_nameThatIsATitleWord_countsAsName() {
        Scorecard card = score(document("Ask Doctor about it", "Doctor", "NAME"), "about");

        assertThat(card.leaks().untouched()).isEqualTo(new Share(1, 1));
    }

    @Test
    void score_quasiIdentifier_isNoLeak() {
        Scorecard card = score(document("It happened in May", "May", "DATE"), "happened");

        assertThat(card.leaks().spans()).isEqualTo(new Share(0, 0));
    }

    @Test
    void score_directSetConfigured_decidesWhatLeaks() {
        Rules rules = Rules.standard().withDirect(Set.of("DATE"));
        GoldDocument document = document("It happened in May", "May", "DATE");

        Scorecard card = new Scorer(rules).score(List.of(document), Map.of());

        assertThat(card.leaks().spans()).isEqualTo(new Share(1, 1));
    }

    @Test
    void score_protectedSpanTouched_isOverRedaction() {
        String text = "Parkinson disease, segment VI";
        GoldDocument document = new GoldDocument(
                "a",
                SensitiveText.of(text),
                List.of(),
                List.of(new Span(0, 9), new Span(19, 29), new Span(17, 19)),
                List.of());

        Scorecard card = score(document, "Parkinson");

        // The third protects a comma and a blank only, which nobody can miss.
        assertThat(card.overRedaction()).isEqualTo(new Share(1, 2));
        assertThat(card.characters().precision()).isEqualTo(new Share(0, 9));
    }

    @Test
    void score_ignoredSpan_countsNeitherWay() {
        GoldDocument document = new GoldDocument(
                "a", SensitiveText.of("on Monday at noon"), List.of(), List.of(), List.of(new Span(3, 9)));

        Scorecard card = score(document, "Monday");

        assertThat(card.characters().precision()).isEqualTo(new Share(0, 0));
        assertThat(card.overlap().precision()).isEqualTo(new Share(0, 0));
    }

    @Test
    void score_findingOverIgnoredAndProtected_isOverRedaction() {
        GoldDocument document = new GoldDocument(
                "a",
                SensitiveText.of("Monday Parkinson"),
                List.of(),
                List.of(new Span(7, 16)),
                List.of(new Span(0, 6)));

        Scorecard card = score(document, "Monday Park");

        assertThat(card.overRedaction()).isEqualTo(new Share(1, 1));
    }

    @Test
    void score_entityWithOneOpenMention_isNotMasked() {
        String text = "Orla and Bram met Orla";
        GoldDocument document = new GoldDocument(
                "a",
                SensitiveText.of(text),
                List.of(mention(0, 4, "DIRECT", "e1"), mention(9, 13, "QUASI", "e2"), mention(18, 22, "DIRECT", "e1")),
                List.of(),
                List.of());
        Map<String, List<Finding>> found = Map.of("a", List.of(finding(0, 4), finding(9, 13)));

        Scorecard card = Scorer.standard().score(List.of(document), found);

        assertThat(card.entities()).contains(new Scorecard.Entities(new Share(0, 1), new Share(1, 1)));
        assertThat(card.leaks().spans()).isEqualTo(new Share(1, 2));
    }

    @Test
    void score_sameEntityIdInAnotherDocument_isAnotherEntity() {
        GoldDocument first = new GoldDocument(
                "a", SensitiveText.of("Orla"), List.of(mention(0, 4, "DIRECT", "e1")), List.of(), List.of());
        GoldDocument second = new GoldDocument(
                "b", SensitiveText.of("Bram"), List.of(mention(0, 4, "DIRECT", "e1")), List.of(), List.of());

        Scorecard card = Scorer.standard().score(List.of(first, second), Map.of("a", List.of(finding(0, 4))));

        assertThat(card.entities().orElseThrow().direct()).isEqualTo(new Share(1, 2));
    }

    @Test
    void score_answerToUnknownDocument_isCountedApart() {
        GoldDocument document = document("It happened in May", "May", "DATE");

        Scorecard card =
                Scorer.standard().score(List.of(document), Map.of("other", List.of(finding(0, 4)), "a", List.of()));

        assertThat(card.unknown()).isEqualTo(1);
        assertThat(card.unanswered()).isZero();
        assertThat(card.characters().precision()).isEqualTo(new Share(0, 0));
    }

    @Test
    void score_findingBeyondText_isRefused() {
        GoldDocument document = document("It happened in May", "May", "DATE");

        assertThatThrownBy(() -> Scorer.standard().score(List.of(document), Map.of("a", List.of(finding(0, 99)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Scorecard score(GoldDocument document, String found) {
        int at = document.text().reveal().indexOf(found);
        return Scorer.standard().score(List.of(document), Map.of("a", List.of(finding(at, at + found.length()))));
    }

    private static GoldDocument document(String text, String marked, String type) {
        int at = text.indexOf(marked);
        GoldSpan span = new GoldSpan(new Span(at, at + marked.length()), type);
        return new GoldDocument("a", SensitiveText.of(text), List.of(span), List.of(), List.of());
    }

    private static GoldSpan mention(int start, int end, String identifier, String entity) {
        return new GoldSpan(new Span(start, end), "PERSON", Optional.of(identifier), Optional.of(entity));
    }

    private static Finding finding(int start, int end) {
        return new Finding(new Span(start, end), FindingType.NAME, 1, "test");
    }

    private static List<GoldDocument> gold() throws IOException {
        try (InputStream in = resource("gold.jsonl")) {
            return Gold.read(in);
        }
    }

    private static Map<String, List<Finding>> predictions() throws IOException {
        Map<String, CodePoints> offsets = gold().stream()
                .collect(Collectors.toMap(
                        GoldDocument::id, d -> new CodePoints(d.text().reveal())));
        Map<String, List<Finding>> found = new HashMap<>();
        try (InputStream in = resource("predictions.jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    JsonNode node = JSON.readTree(line);
                    String id = node.path("id").stringValue();
                    found.put(id, findings(node.path("spans"), Objects.requireNonNull(offsets.get(id))));
                }
            }
        }
        return found;
    }

    private static List<Finding> findings(JsonNode spans, CodePoints offsets) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode span : spans) {
            Span range =
                    new Span(span.path("start").intValue(), span.path("end").intValue());
            findings.add(new Finding(
                    offsets.toUtf16(range),
                    FindingType.valueOf(span.path("type").stringValue()),
                    span.path("score").doubleValue(),
                    "test"));
        }
        return findings;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ScorerTest.class.getResourceAsStream(name));
    }
}
