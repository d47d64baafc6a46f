package cloister.redaction.detection.names;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Finding;
import cloister.pipeline.SensitiveText;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRobustnessTest {
    private static final String[] PIECES = {
        "Dr.",
        "Mrs",
        "Patient:",
        "Hope",
        "May",
        "van",
        "der",
        "O'Neill",
        "SMITH",
        "^",
        "/",
        ", ",
        "\n",
        "\r\n",
        "\t",
        " ",
        ".",
        "'s",
        "é",
        "\u0301",
        "ß",
        "İ",
        "𝒜",
        "\ud83d",
        "中文",
        "العربية",
        "Ωmega",
        "Иван",
        "Hospital",
        "GmbH",
        "B.V.",
        "sp. z o.o.",
        "court",
        "in",
        "lives in",
        "1",
        "12:30",
        "a",
        "b",
        "c",
        "-",
        "&",
        "v",
        "Act 1984",
        "EUR 5,000",
        "\"",
        "‑",
        "Ó",
        "dell'Ospedale",
        "St."
    };

    private static List<Finding> all(DocumentText document) {
        List<Finding> findings = new ArrayList<>();
        for (Recognizer recognizer : NameRecognizers.all()) {
            findings.addAll(recognizer.find(document));
        }
        findings.sort(Finding.ORDER);
        findings.addAll(NameRecognizers.propagator().extend(document, List.copyOf(findings)));
        return findings;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anyText_isRead_withFindingsInside(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 250; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
            }
            DocumentText document = new DocumentText(SensitiveText.of(text.toString()));
            assertThat(all(document))
                    .allMatch(f -> f.span().end() <= text.length() && !f.span().isEmpty());
            assertThat(NameRecognizers.terms().protectedSpans(document)).allMatch(s -> s.end() <= text.length());
        }
    }

    @Test
    void sameText_givesSameFindings() {
        String text = "Dear Mrs. Long,\nyour son Vinh was seen at Marigold Urgent Care by Dr. Joy Park in Larkmoor.";
        assertThat(all(new DocumentText(SensitiveText.of(text))))
                .isEqualTo(all(new DocumentText(SensitiveText.of(text))));
    }

    /** Each of these once cost time that grows with the square of the length, or is the kind that might. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a ", "A. ", "Smith & ", "Mr ", "of the ", "1 ", "Ann, ", "Court of ", "\n", "\"", "van der "})
    void longRepetition_isReadToItsEnd(String piece) {
        String text = piece.repeat(60_000 / piece.length()) + "Dr. Grace Bellweather";
        assertThat(all(new DocumentText(SensitiveText.of(text))))
                .anyMatch(f ->
                        f.span().end() == text.length() && f.span().of(text).endsWith("Bellweather"));
    }

    @Test
    void tokens_andTheirPrintedForm_holdNoText() {
        Tokens tokens = new Tokens(new DocumentText(SensitiveText.of("Bellweather")), Lexicon.standard());
        assertThat(tokens.get(0).toString()).doesNotContain("ellw");
    }
}
