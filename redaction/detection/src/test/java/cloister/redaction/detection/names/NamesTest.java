package cloister.redaction.detection.names;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final double REDACTED = 0.55;

    /** What stays of the text when names of people are cut out, as a policy would do it. */
    private static List<String> found(String text, FindingType type) {
        DocumentText document = new DocumentText(SensitiveText.of(text));
        List<Finding> findings = new ArrayList<>();
        NameRecognizers.all().forEach(r -> findings.addAll(r.find(document)));
        List<Span> shield = NameRecognizers.terms().protectedSpans(document);
        findings.removeIf(f -> shield.stream().anyMatch(s -> s.contains(f.span())));
        findings.sort(Finding.ORDER);
        List<Finding> more = NameRecognizers.propagator().extend(document, findings);
        List<Span> spans = Stream.concat(findings.stream(), more.stream())
                .filter(f -> f.type() == type && f.score() >= REDACTED && !f.by().equals(PersonFinder.TITLED))
                .map(Finding::span)
                .toList();
        return Span.union(spans).stream().map(s -> s.of(text)).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Her son Vinh brought the tablets. | Vinh",
                "Seen by Dr. Joy Park in clinic. | Joy Park",
                "Mrs. Long was discharged. | Long",
                "Patient: TRUONG, HUE LINH | TRUONG, HUE LINH",
                "Signed by G. Bellweather at noon. | G. Bellweather",
                "The nurse spoke to Kim Truong-Hale yesterday. | Kim Truong-Hale",
                "We met Thomas van der Berg there. | Thomas van der Berg",
                "Sehr geehrte Frau Weiß, | Weiß",
                "Bonjour Mme Boulanger, | Boulanger",
                "La paciente Sra. García Olmo ingresa. | García Olmo",
                "hi its mark vandersloot again | mark vandersloot",
                "please call doctor shah today | shah",
            })
    void person_inContext_isFound(String text, String name) {
        assertThat(found(text, FindingType.NAME)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "He has Parkinson's disease and Crohn's.",
                "A Foley catheter was placed; Murphy's sign negative.",
                "You may drive and will mark the bill.",
                "Given azithromycin 500 mg and Ativan 2 mg.",
                "The Claimant relied on section 1 of the Act.",
                "Total due in March: see the invoice.",
                "Graves disease and Hashimoto thyroiditis.",
            })
    void ordinaryText_withoutPeople_staysWhole(String text) {
        assertThat(found(text, FindingType.NAME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "She is a teller at First Sycamore Credit Union. | First Sycamore Credit Union",
                "Sent from Marigold Urgent Care today. | Marigold Urgent Care",
                "Werkgever: Drukkerij De Kievit B.V. | Drukkerij De Kievit B.V.",
                "Opname in Ziekenhuis Sint Maarten vandaag. | Ziekenhuis Sint Maarten",
                "Ricoverata presso Ospedale San Rocco ieri. | Ospedale San Rocco",
            })
    void organization_byHeadOrForm_isFound(String text, String name) {
        assertThat(found(text, FindingType.ORGANIZATION)).containsExactly(name);
    }

    @Test
    void surname_afterTheFullName_isFoundAgain() {
        String text =
                "Patient: Marigold Bishop. Later Bishop rang; Marigold's sister came. The bishop opened the bazaar.";
        assertThat(found(text, FindingType.NAME)).containsExactly("Marigold Bishop", "Bishop", "Marigold");
    }

    @Test
    void word_underRegards_isName() {
        assertThat(found("See you soon.\n\nKind regards,\nHope", FindingType.NAME))
                .containsExactly("Hope");
    }

    @Test
    void polishSurname_declined_isFoundAgain() {
        String text = "Pani Anna Bukowska jest chora. Rozmawiano z Bukowską o lekach.";
        assertThat(found(text, FindingType.NAME)).contains("Bukowską");
    }

    @Test
    void town_whereSomebodyLives_isFound() {
        assertThat(found("He lives in Ballyduffin with his wife.", FindingType.ADDRESS))
                .containsExactly("Ballyduffin");
    }
}
