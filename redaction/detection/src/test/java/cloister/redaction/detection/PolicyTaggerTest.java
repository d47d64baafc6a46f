package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Findings;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Recorded;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.pipeline.Tagger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a tagger finds, on its way through a policy. */
class PolicyTaggerTest {
    private static final Set<String> BOTH = Set.of(PolicyDetector.RECOGNIZERS, PolicyDetector.TAGGER);

    private final List<String> asked = new ArrayList<>();

    private Tagger finding(String word) {
        return (text, scheme) -> {
            asked.add(scheme + ": " + text.reveal());
            int at = text.reveal().indexOf(word);
            List<Finding> found = at < 0
                    ? List.of()
                    : List.of(new Finding(new Span(at, at + word.length()), FindingType.NAME, 0.9, "tagger"));
            return new Recorded<>(Attempt.done(found), List.of());
        };
    }

    private static Findings found(Tagger tagger, String detectors, List<Protector> shields, String text) {
        PolicyRules rules = Policies.parse(yaml(detectors), "p");
        return PolicyDetector.of(
                        rules,
                        List.of(),
                        List.of(),
                        shields,
                        tagger,
                        given -> "hmac",
                        InstantSource.fixed(Instant.EPOCH))
                .detect(SensitiveText.of(text))
                .value();
    }

    private static String yaml(String detectors) {
        StringBuilder yaml = new StringBuilder("name: p\nversion: \"1\"\nscheme: personal-data\ndetectors: ["
                + detectors + "]\nredact-at: 0.5\ndoubt-at: 0.1\ntypes:\n");
        for (FindingType type : FindingType.values()) {
            yaml.append("  ").append(type).append(": redact\n");
        }
        return yaml.toString();
    }

    @Test
    void tagger_seesTheFoldedText_andAnswersInTheOriginals() {
        Findings findings = found(finding("Falcon"), "recognizers, tagger", List.of(), "the Fal\u200bcon");
        assertThat(asked).containsExactly(Scheme.PERSONAL_DATA + ": the Falcon");
        assertThat(findings.all()).containsExactly(new Finding(new Span(4, 11), FindingType.NAME, 0.9, "tagger"));
        assertThat(findings.blockers(BOTH)).isEmpty();
    }

    @Test
    void tagger_foundInsideProtectedText_isDropped() {
        Protector shield = text -> List.of(new Span(0, 10));
        assertThat(found(finding("Falcon"), "recognizers, tagger", List.of(shield), "the Falcon")
                        .all())
                .isEmpty();
    }

    @Test
    void tagger_identifierOfNoKnownKind_getsTheKindThatARecognizerSees() {
        Tagger number = (text, scheme) -> new Recorded<>(
                Attempt.done(List.of(new Finding(new Span(4, 14), FindingType.OTHER_ID, 0.97, "tagger"))), List.of());
        Recognizer digits = new Recognizer() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public List<Finding> find(DocumentText text) {
                return List.of(new Finding(new Span(8, 14), FindingType.MRN, 0.6, "test"));
            }
        };
        List<Finding> found = PolicyDetector.of(
                        Policies.parse(yaml("recognizers, tagger"), "p"),
                        List.of(digits),
                        List.of(),
                        List.of(),
                        number,
                        given -> "hmac",
                        InstantSource.fixed(Instant.EPOCH))
                .detect(SensitiveText.of("MRN no. 771234"))
                .value()
                .all();
        assertThat(found).extracting(Finding::type).containsOnly(FindingType.MRN);
        assertThat(found).extracting(Finding::span).contains(new Span(4, 14));
    }

    @Test
    void tagger_notNamedByThePolicy_isNotAsked() {
        Findings findings = found(finding("Falcon"), "recognizers", List.of(), "the Falcon");
        assertThat(asked).isEmpty();
        assertThat(findings.all()).isEmpty();
        assertThat(findings.blockers(Set.of(PolicyDetector.RECOGNIZERS))).isEmpty();
        assertThat(findings.blockers(BOTH)).containsExactly(HoldReason.of(HoldCode.NOT_EXAMINED));
    }

    @Test
    void tagger_thatFails_keepsTheTextBack() {
        Tagger broken = (text, scheme) -> new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), List.of());
        Findings findings = found(broken, "recognizers, tagger", List.of(), "the Falcon");
        assertThat(findings.blockers(BOTH))
                .contains(HoldReason.of(HoldCode.MODEL_FAILED), HoldReason.of(HoldCode.NOT_EXAMINED));
    }
}
