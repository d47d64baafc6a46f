package cloister.redaction.detection.identifiers;

import cloister.pipeline.Attempt;
import cloister.pipeline.Detector;
import cloister.pipeline.Recorded;
import cloister.redaction.detection.Policies;
import cloister.redaction.detection.standard.Detectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Records, messages, tables, mail and letters as systems write them, through all recognizers; marked as in {@link RecognizersTest}. */
class StructureTest {
    private static final Detector SAFE_HARBOR = Detectors.forPolicy(
            Policies.named("hipaa-safe-harbor"),
            (text, scheme) -> new Recorded<>(Attempt.done(List.of()), List.of()),
            text -> "hmac-sha256:",
            InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(
            resources = "structure.txt",
            delimiter = '\u00a6',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 8000)
    void structure_fieldsAreFoundAsTheTableSays(String policy, String marked) {
        RecognizersTest.check(SAFE_HARBOR, marked);
    }
}
