package cloister.redaction.detection.standard;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Detector;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Findings;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.redaction.detection.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
    private static final Detector SAFE_HARBOR = detector("hipaa-safe-harbor");
    private static final Detector GDPR = detector("gdpr");
    private static final Detector STRICT = detector("strict");

    @Test
    void note_namesAndIdentifiersOfAllKinds_areFoundTogether() {
        String note =
                "Patient: Ottilie Marchbanks   MRN: 77-20-418\nSeen by Dr. Ottmar Quill on 05/06/2024; call 212-555-0147.\n";
        List<Finding> found = SAFE_HARBOR.detect(SensitiveText.of(note)).value().all();
        assertThat(found)
                .extracting(Finding::type)
                .contains(FindingType.NAME, FindingType.MRN, FindingType.DATE, FindingType.PHONE);
    }

    @Test
    void sameText_givesTheSameFindingsAndTheSameDigest() {
        SensitiveText text = SensitiveText.of("Ola Quill, 14 Harrow Gate Ct, ref HW/22/981, born 1.2.1980");
        assertThat(detector("strict").detect(text).value())
                .isEqualTo(STRICT.detect(text).value());
        assertThat(detector("strict").detect(text).inferences().get(0).engine())
                .isEqualTo(STRICT.detect(text).inferences().get(0).engine());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "MRN: ",
                "Patient: ",
                "12/",
                "4/5",
                "May ",
                "the 3rd",
                "@",
                "a.b",
                "://",
                "IBAN DE",
                "89",
                " 0",
                "-",
                "\n",
                "\t",
                "PID|1|",
                "^",
                "~",
                "'",
                "\"",
                "insert into t (name, dob) values (",
                ")",
                ";",
                "😀",
                "\u200b",
                "\uff11",
                "İ",
                "ß",
                "x",
                "Smith",
                "+44 ",
                "(",
                "one two ",
                "-----BEGIN PRIVATE KEY-----",
                "zip: ",
                "NY 10",
                "é");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(p -> String.join("", p));
    }

    @Property(tries = 400)
    void anyText_isExaminedWholeAndNothingLiesOutside(@ForAll("texts") String raw) {
        SensitiveText text = SensitiveText.of(raw);
        for (Detector detector : List.of(SAFE_HARBOR, GDPR, STRICT)) {
            Findings findings = detector.detect(text).value();
            assertThat(findings.blockers(detector.policy().detectors())).isEmpty();
            assertThat(findings.all())
                    .allMatch(f -> f.span().end() <= raw.length()
                            && f.score() >= detector.policy().doubtAt());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "a@",
                "MRN: ",
                "a.",
                "(",
                "\n",
                "ab:",
                "Mr A B ",
                "PID|a^~|",
                "P<<",
                "one two ",
                "password is a ",
                "a,b,c\n"
            })
    void longRepetition_isExaminedWhole(String unit) {
        SensitiveText text = SensitiveText.of(unit.repeat(20_000 / unit.length()));
        assertThat(STRICT.detect(text).value().blockers(STRICT.policy().detectors()))
                .isEmpty();
    }

    private static Detector detector(String policy) {
        return Detectors.forPolicy(
                Policies.named(policy),
                (text, scheme) -> new Recorded<>(Attempt.done(List.of()), List.of()),
                text -> "hmac-sha256:" + text.length(),
                InstantSource.fixed(Instant.EPOCH));
    }
}
