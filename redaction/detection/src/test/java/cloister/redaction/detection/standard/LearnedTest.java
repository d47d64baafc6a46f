package cloister.redaction.detection.standard;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Detector;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.pipeline.Tagger;
import cloister.redaction.detection.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tagger finds, beside the rules of the built-in policies. */
class LearnedTest {
    /** Finds one thing, wherever it stands. */
    private static Tagger tagger(String what, FindingType type) {
        return (text, scheme) -> {
            List<Finding> found = new ArrayList<>();
            int at = text.reveal().indexOf(what);
            while (at >= 0) {
                found.add(new Finding(new Span(at, at + what.length()), type, 0.9, "tagger"));
                at = text.reveal().indexOf(what, at + what.length());
            }
            return new Recorded<>(Attempt.done(found), List.of());
        };
    }

    private static List<Finding> found(String policy, String text, String what, FindingType type) {
        return Detectors.forPolicy(
                        Policies.named(policy), tagger(what, type), given -> "hmac", InstantSource.fixed(Instant.EPOCH))
                .detect(SensitiveText.of(text))
                .value()
                .all()
                .stream()
                .filter(finding -> finding.by().equals("tagger"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "hipaa-safe-harbor, 'He served in Vietnam.', Vietnam, ADDRESS",
        "hipaa-safe-harbor, 'family in tennessee', tennessee, ADDRESS",
        "hipaa-safe-harbor, 'Smoked from 1991-2014.', 1991-2014, DATE",
        "hipaa-safe-harbor, 'Stroke in 2008.', 2008, DATE",
        "gdpr, 'Seit 2019 in Spain.', 2019, DATE",
        "hipaa-safe-harbor, 'Apgar 9 and 10', Apgar 9, NAME",
        "hipaa-safe-harbor, 'no homan''s sign', homan's, NAME",
        "hipaa-safe-harbor, 'likely charles bonnet', charles bonnet, NAME",
        "hipaa-safe-harbor, 'back in laos', laos, ORGANIZATION",
        "hipaa-safe-harbor, 'deployed 2009-2010', 2009-2010, OTHER_ID",
        "hipaa-safe-harbor, 'TTY 711.', 711, OTHER_ID",
        "gdpr, 'CALLER: good morning', CALLER, NAME",
        "gdpr, 'customer: good morning', customer, NAME",
        "gdpr, 'call 0800 000 0000', 0800 000 0000, PHONE",
        "gdpr, 'write foo@example.com', foo@example.com, EMAIL",
        "strict, 'by ( / ) hand', /, NAME",
    })
    void learned_whatThePolicyLetsStand_stands(String policy, String text, String what, FindingType type) {
        assertThat(found(policy, text, what, type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "strict, 'He served in Vietnam.', Vietnam, ADDRESS",
        "strict, 'Stroke in 2008.', 2008, DATE",
        "hipaa-safe-harbor, 'Georgia came in.', Georgia, NAME",
        "hipaa-safe-harbor, 'Seen on 3 May 2008.', 3 May 2008, DATE",
        "hipaa-safe-harbor, 'Braden Hollis came in.', Braden Hollis, NAME",
        "hipaa-safe-harbor, 'lives in Tarnbeck', Tarnbeck, ADDRESS",
        "hipaa-safe-harbor, 'Validated AM', AM, NAME",
        "hipaa-safe-harbor, 'seen by H. today', H., NAME",
        "hipaa-safe-harbor, 'badge 4471 left', 4471, OTHER_ID",
        "gdpr, 'RCS B 271 994', 271, OTHER_ID",
        "gdpr, 'Svea: good morning', Svea, NAME",
    })
    void learned_whatItDoesNot_goes(String policy, String text, String what, FindingType type) {
        assertThat(found(policy, text, what, type)).hasSize(1);
    }

    @Test
    void recognized_termInWhichTheTaggerSeesNoName_stands() {
        String text = "FHT 135, mod var. Leopold vertex. Xylander came in.";
        Detector detector = Detectors.forPolicy(
                Policies.named("hipaa-safe-harbor"),
                tagger("Xylander", FindingType.NAME),
                given -> "hmac",
                InstantSource.fixed(Instant.EPOCH));

        List<Finding> found = detector.detect(SensitiveText.of(text)).value().all();

        assertThat(found).extracting(one -> one.span().of(text)).contains("Xylander");
        assertThat(found).noneMatch(one -> one.span().start() == 18);
    }

    @Test
    void learned_thousands_areEachSettled() {
        String text = "Apgar 9, MRN 123456, Braden 13 for Xylo Quandt. ".repeat(2_000);
        assertThat(found("gdpr", text, "Xylo Quandt", FindingType.NAME)).hasSize(2_000);
    }
}
