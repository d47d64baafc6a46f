package cloister.redaction.detection.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Detector;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Policies;
import cloister.redaction.detection.PolicyDetector;
import cloister.redaction.detection.PolicyRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tables of texts with what must be found in them: «TYPE:value» for a finding, ‹value› for what must stand. */
class RecognizersTest {
    private static final Map<String, PolicyDetector> DETECTORS = new TreeMap<>();

    static {
        for (String name : Policies.names()) {
            PolicyRules rules = Policies.named(name);
            DETECTORS.put(
                    name,
                    PolicyDetector.of(
                            rules,
                            IdentifierRecognizers.all(rules),
                            IdentifierRecognizers.propagators(),
                            IdentifierRecognizers.protectors(rules),
                            (text, scheme) -> new Recorded<>(Attempt.done(List.of()), List.of()),
                            text -> "hmac-sha256:",
                            InstantSource.fixed(Instant.EPOCH)));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "identifiers.txt",
            delimiter = '\u00a6',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 8000)
    void text_isMarkedAsTheTableSays(String policy, String marked) {
        check(DETECTORS.get(policy), marked);
    }

    static void check(Detector detector, String marked) {
        Marks marks = Marks.read(marked.replace("\\n", "\n").replace("\\t", "\t"));
        List<Finding> found = detector.detect(SensitiveText.of(marks.text())).value().all().stream()
                .filter(f -> f.score() >= 0.5)
                .toList();
        for (Marks.Mark wanted : marks.wanted()) {
            assertThat(uncovered(marks.text(), wanted.span(), found))
                    .as("%s must be found in: %s; found %s", wanted.span().of(marks.text()), marks.text(), found)
                    .isEmpty();
            assertThat(found.stream()
                            .filter(f -> f.span().overlaps(wanted.span()))
                            .map(Finding::type))
                    .as("type of %s in %s", wanted.span().of(marks.text()), marks.text())
                    .contains(wanted.type());
        }
        for (Span kept : marks.kept()) {
            assertThat(found.stream().filter(f -> f.span().overlaps(kept)))
                    .as("%s must stand in: %s", kept.of(marks.text()), marks.text())
                    .isEmpty();
        }
    }

    private static String uncovered(String text, Span span, List<Finding> found) {
        StringBuilder left = new StringBuilder();
        for (int i = span.start(); i < span.end(); i++) {
            int at = i;
            if (Character.isLetterOrDigit(text.charAt(i))
                    && found.stream()
                            .noneMatch(
                                    f -> f.span().start() <= at && at < f.span().end())) {
                left.append(text.charAt(i));
            }
        }
        return left.toString();
    }

    /** A text and what its marks say. */
    record Marks(String text, List<Mark> wanted, List<Span> kept) {
        record Mark(FindingType type, Span span) {}

        static Marks read(String marked) {
            StringBuilder text = new StringBuilder();
            List<Mark> wanted = new java.util.ArrayList<>();
            List<Span> kept = new java.util.ArrayList<>();
            int at = 0;
            while (at < marked.length()) {
                char c = marked.charAt(at);
                if (c == '«' || c == '‹') {
                    int end = marked.indexOf(c == '«' ? '»' : '›', at);
                    String inside = marked.substring(at + 1, end);
                    int start = text.length();
                    int colon = inside.indexOf(':');
                    text.append(c == '«' ? inside.substring(colon + 1) : inside);
                    Span span = new Span(start, text.length());
                    if (c == '«') {
                        wanted.add(new Mark(FindingType.valueOf(inside.substring(0, colon)), span));
                    } else {
                        kept.add(span);
                    }
                    at = end + 1;
                } else {
                    text.append(c);
                    at++;
                }
            }
            return new Marks(text.toString(), wanted, kept);
        }
    }

    @org.junit.jupiter.api.Test
    void documentText_lower_keepsOffsetsUnderATurkishLocale() {
        DocumentText text = new DocumentText(SensitiveText.of("İSTANBUL IBAN"));
        assertThat(text.lower()).hasSize(13).endsWith("iban");
    }
}
