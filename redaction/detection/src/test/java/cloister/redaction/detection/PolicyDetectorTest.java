package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Findings;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDetectorTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @Test
    void findings_areInOffsetsOfTheTextAsGiven() {
        Recorded<Findings> recorded = detector(rules(), List.of(word("falcon", 0.9)), List.of(), List.of())
                .detect(SensitiveText.of("the fal\u200bcon"));
        assertThat(recorded.value().all())
                .containsExactly(new Finding(new Span(4, 11), FindingType.OTHER_ID, 0.9, "test"));
    }

    @Test
    void recognizerThatThrows_spoilsTheExaminationAndTellsNothing() {
        Recognizer broken = recognizer(text -> {
            throw new IllegalStateException(text.raw());
        });
        Recorded<Findings> recorded = detector(rules(), List.of(word("a", 0.9), broken), List.of(), List.of())
                .detect(SensitiveText.of("a secret"));
        assertThat(recorded.value().all()).isEmpty();
        assertThat(recorded.value().blockers(Set.of("recognizers")))
                .contains(HoldReason.of(HoldCode.DETECTOR_FAILED), HoldReason.of(HoldCode.NOT_EXAMINED));
        assertThat(recorded.inferences().get(0).decision()).isEqualTo("failed");
        assertThat(recorded.inferences().get(0).input()).isEmpty();
    }

    @Test
    void wholeText_isExaminedEvenWhenNothingIsFound() {
        Findings findings = detector(rules(), List.of(), List.of(), List.of())
                .detect(SensitiveText.of("plain"))
                .value();
        assertThat(findings.blockers(Set.of("recognizers"))).isEmpty();
    }

    @Test
    void inference_countsInCodePointsAndHoldsNoText() {
        Inference inference = detector(rules(), List.of(word("falcon", 0.9)), List.of(), List.of())
                .detect(SensitiveText.of("😀 falcon"))
                .inferences()
                .get(0);
        assertThat(inference.input()).containsExactly(new Span(0, 8));
        assertThat(inference.counts()).isEqualTo(Map.of(FindingType.OTHER_ID, 1));
        assertThat(inference.toString()).doesNotContain("falcon");
    }

    @Test
    void protectedFinding_fallsUnlessItIsCertain() {
        Protector shield = text -> List.of(new Span(0, 6));
        assertThat(all(rules(), List.of(word("falcon", 0.9)), List.of(), List.of(shield), "falcon"))
                .isEmpty();
        assertThat(all(rules(), List.of(word("falcon", Evidence.CERTAIN)), List.of(), List.of(shield), "falcon"))
                .hasSize(1);
    }

    @Test
    void findingThatReachesBeyondTheShield_stays() {
        Protector shield = text -> List.of(new Span(0, 4));
        assertThat(all(rules(), List.of(word("falcon", 0.9)), List.of(), List.of(shield), "falcon"))
                .hasSize(1);
    }

    @Test
    void propagator_seesWhatWasFoundAndAddsToIt() {
        Propagator twin = (text, found) -> found.stream()
                .map(f -> new Finding(f.span().shift(7), f.type(), f.score(), "again"))
                .toList();
        assertThat(all(rules(), List.of(word("falcon", 0.9)), List.of(twin), List.of(), "falcon FALCON"))
                .extracting(Finding::by)
                .containsExactly("test", "again");
    }

    @Test
    void allowedText_standsAndDeniedTextGoes() {
        PolicyRules rules = Policies.parse(yaml() + "allow: [Falcon]\ndeny: [red kite]\n", "p");
        List<Finding> found =
                all(rules, List.of(word("falcon", 0.9)), List.of(), List.of(), "falcon, Red Kite, Redkite");
        assertThat(found).extracting(Finding::span).containsExactly(new Span(8, 16));
    }

    @Test
    void typeThatThePolicyKeeps_isDropped() {
        PolicyRules rules = Policies.parse(yaml().replace("OTHER_ID: redact", "OTHER_ID: keep"), "p");
        assertThat(all(rules, List.of(word("falcon", 0.9)), List.of(), List.of(), "falcon"))
                .isEmpty();
    }

    @Test
    void thresholdOfAType_movesTheScoreToItsSide() {
        PolicyRules low = Policies.parse(yaml().replace("OTHER_ID: redact", "OTHER_ID: {redact-at: 0.2}"), "p");
        assertThat(all(low, List.of(word("falcon", 0.3)), List.of(), List.of(), "falcon")
                        .get(0)
                        .score())
                .isEqualTo(0.5);
        PolicyRules high = Policies.parse(yaml().replace("OTHER_ID: redact", "OTHER_ID: {redact-at: 0.95}"), "p");
        assertThat(all(high, List.of(word("falcon", 0.9)), List.of(), List.of(), "falcon")
                        .get(0)
                        .score())
                .isLessThan(0.5);
    }

    @Test
    void digestOfRules_changesWithASignature() {
        Recognizer one = word("a", 0.9);
        Recognizer other = new Recognizer() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public List<Finding> find(DocumentText text) {
                return List.of();
            }

            @Override
            public String signature() {
                return "changed";
            }
        };
        assertThat(engine(one)).isNotEqualTo(engine(other)).isEqualTo(engine(word("b", 0.9)));
    }

    private static Object engine(Recognizer recognizer) {
        return detector(rules(), List.of(recognizer), List.of(), List.of())
                .detect(SensitiveText.of(""))
                .inferences()
                .get(0)
                .engine();
    }

    private static List<Finding> all(
            PolicyRules rules,
            List<Recognizer> recognizers,
            List<Propagator> more,
            List<Protector> shields,
            String text) {
        return detector(rules, recognizers, more, shields)
                .detect(SensitiveText.of(text))
                .value()
                .all();
    }

    private static PolicyDetector detector(
            PolicyRules rules, List<Recognizer> recognizers, List<Propagator> more, List<Protector> shields) {
        return PolicyDetector.of(
                rules,
                recognizers,
                more,
                shields,
                (text, scheme) -> new Recorded<>(Attempt.done(List.of()), List.of()),
                text -> "hmac-sha256:" + text.length(),
                CLOCK);
    }

    private static PolicyRules rules() {
        return Policies.parse(yaml(), "p");
    }

    private static String yaml() {
        StringBuilder yaml = new StringBuilder(
                "name: p\nversion: \"1\"\ndetectors: [recognizers]\nredact-at: 0.5\ndoubt-at: 0.1\ntypes:\n");
        for (FindingType type : FindingType.values()) {
            yaml.append("  ").append(type).append(": redact\n");
        }
        return yaml.toString();
    }

    private static Recognizer word(String word, double score) {
        return recognizer(text -> text.words().stream()
                .filter(w -> w.text().equals(word))
                .map(w -> new Finding(w.span(), FindingType.OTHER_ID, score, "test"))
                .toList());
    }

    private static Recognizer recognizer(java.util.function.Function<DocumentText, List<Finding>> find) {
        return new Recognizer() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public List<Finding> find(DocumentText text) {
                return find.apply(text);
            }
        };
    }
}
