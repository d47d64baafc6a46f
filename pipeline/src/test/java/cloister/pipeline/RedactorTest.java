package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private static Finding finding(String text, String what, FindingType type, String kept) {
        int at = text.indexOf(what);
        return new Finding(new Span(at, at + what.length()), type, 0.9, "test", kept);
    }

    private static String redact(String text, Finding... findings) {
        return Redactor.redact(SensitiveText.of(text), List.of(findings)).value();
    }

    @Test
    void equalTexts_getOneNumber_whateverTheirCaseAndPunctuation() {
        String text = "Ann Lee met ANN-LEE and Bob";
        RedactedText redacted = Redactor.redact(
                SensitiveText.of(text),
                List.of(
                        finding(text, "Ann Lee", FindingType.NAME, ""),
                        finding(text, "ANN-LEE", FindingType.NAME, ""),
                        finding(text, "Bob", FindingType.NAME, "")));
        assertThat(redacted.value()).isEqualTo("[NAME_1] met [NAME_1] and [NAME_2]");
        assertThat(redacted.counts()).isEqualTo(Map.of(FindingType.NAME, 3));
    }

    @Test
    void keptPart_standsInThePlaceholder() {
        String text = "born 3 May 2024 here";
        assertThat(redact(text, finding(text, "3 May 2024", FindingType.DATE, "2024")))
                .isEqualTo("born [DATE_1: 2024] here");
    }

    @Test
    void keptPart_ofOneFinding_doesNotShowWhatAnotherHides() {
        String text = "id 2024-117 here";
        assertThat(redact(
                        text,
                        finding(text, "2024", FindingType.DATE, "2024"),
                        finding(text, "2024-117", FindingType.MRN, "")))
                .isEqualTo("id [MRN_1] here");
        assertThat(redact(
                        text,
                        finding(text, "2024-117", FindingType.DATE, "2024"),
                        finding(text, "2024-117", FindingType.MRN, "")))
                .doesNotContain("2024");
    }

    @Test
    void twoFindingsOfOnePlaceThatKeepTheSame_keepIt() {
        String text = "born 3 May 2024 here";
        assertThat(redact(
                        text,
                        finding(text, "3 May 2024", FindingType.DATE, "2024"),
                        finding(text, "3 May 2024", FindingType.AGE, "2024")))
                .contains(": 2024]");
    }

    @Test
    void findingBeyondTheText_isRefused() {
        assertThatThrownBy(() -> Redactor.redact(
                        SensitiveText.of("short"), List.of(new Finding(new Span(0, 99), FindingType.NAME, 1, "test"))))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void identifierThatStandsElsewhereToo_stopsTheRelease() {
        String text = "MRN 4711-0815-X, seen as 4711-0815-x again";
        Screened screened =
                new Screened(SensitiveText.of(text), List.of(finding(text, "4711-0815-X", FindingType.MRN, "")));
        assertThat(Redactor.redact(screened)).isEqualTo(Attempt.stopped(HoldCode.RESIDUE));
    }

    @Test
    void nameThatIsAnOrdinaryWordToo_stopsNothing() {
        String text = "Mr Summer came in summer";
        Screened screened =
                new Screened(SensitiveText.of(text), List.of(finding(text, "Summer", FindingType.NAME, "")));
        assertThat(Redactor.redact(screened)).isInstanceOf(Attempt.Done.class);
    }
}
