package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.kit.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the redactor believes of a rewriter, and what the second look at a summary makes of its texts. */
class RewritingTest {
    private static final String TEXT = "Anna Keller, MRN 4711-0815, seen on 3 May 2024";
    private static final Sha256 CONTENT = Sha256.ofUtf8("content");

    private static Screened screened(String text) {
        return new Screened(
                SensitiveText.of(text),
                List.of(
                        finding(text, "Anna Keller", FindingType.NAME),
                        finding(text, "4711-0815", FindingType.MRN),
                        finding(text, "3 May 2024", FindingType.DATE)));
    }

    private static Finding finding(String text, String what, FindingType type) {
        int at = text.indexOf(what);
        return new Finding(new Span(at, at + what.length()), type, 0.9, "test");
    }

    private static Attempt<RedactedText> redact(Rewritten... rewritten) {
        Rewriter rewriter = (content, text, places) -> new Recorded<>(List.of(rewritten), List.of());
        return Redactor.redact(screened(TEXT), rewriter, CONTENT).value();
    }

    private static Rewritten made(Action action, String text) {
        return new Rewritten(action, text);
    }

    @Test
    void redact_mixOfActions_isWrittenAndCounted() {
        Attempt<RedactedText> redacted =
                redact(made(Action.SURROGATE, "Marie Vogel"), Rewritten.PLACEHOLDER, made(Action.GENERALIZE, "2024"));
        RedactedText text = redacted.fold(done -> done, reasons -> {
            throw new AssertionError(reasons);
        });
        assertThat(text.value()).isEqualTo("Marie Vogel, MRN [MRN_1], seen on 2024");
        assertThat(text.counts()).isEqualTo(Map.of(FindingType.NAME, 1, FindingType.MRN, 1, FindingType.DATE, 1));
        assertThat(text.made().stream().map(span -> span.of(text.value()))).containsExactly("Marie Vogel", "2024");
    }

    @Test
    void redact_placeholdersEverywhere_isWhatItIsWithoutARewriter() {
        assertThat(Redactor.redact(screened(TEXT), Rewriter.PLACEHOLDERS, CONTENT)
                        .value())
                .isEqualTo(Redactor.redact(screened(TEXT)));
    }

    @ParameterizedTest
    @CsvSource({
        "SURROGATE, Anna Keller",
        "SURROGATE, ANNA-KELLER",
        "SURROGATE, Dr. Anna Keller",
        "SURROGATE, 47110815",
        "SURROGATE, 3-May 2024",
        "HASH, anna keller",
        "ENCRYPT, 4711 0815",
        "SHIFT, Anna  Keller",
        "MASK, Anna Keller",
    })
    void redact_originalInWhatWasInvented_isHeld(Action action, String text) {
        assertThat(redact(made(action, text), Rewritten.PLACEHOLDER, Rewritten.PLACEHOLDER))
                .isEqualTo(Attempt.stopped(HoldCode.RESIDUE));
    }

    @Test
    void redact_identifierThatStandsElsewhere_isHeldUnderAnyAction() {
        String text = TEXT + ", old number 4711-0815";
        Rewriter rewriter = (content, source, places) -> new Recorded<>(
                places.stream().map(place -> made(Action.MASK, "****")).toList(), List.of());
        assertThat(Redactor.redact(screened(text), rewriter, CONTENT).value())
                .isEqualTo(Attempt.stopped(HoldCode.RESIDUE));
    }

    @Test
    void redact_identifierThatTwoReplacementsMakeUp_isHeld() {
        String text = "AnnaKeller 4711-0815 x 4711";
        Screened screened = new Screened(
                SensitiveText.of(text),
                List.of(finding(text, "AnnaKeller", FindingType.NAME), finding(text, "4711-0815", FindingType.MRN)));
        Rewriter rewriter = (content, source, places) ->
                new Recorded<>(List.of(made(Action.SURROGATE, "B"), made(Action.GENERALIZE, "4711-0815")), List.of());
        assertThat(Redactor.redact(screened, rewriter, CONTENT).value()).isEqualTo(Attempt.stopped(HoldCode.RESIDUE));
    }

    @Test
    void redact_answerForTooFewPlaces_isAFault() {
        assertThatThrownBy(() -> redact(Rewritten.PLACEHOLDER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rewritten_emptyText_isThePlaceholderOnly() {
        assertThatThrownBy(() -> made(Action.MASK, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> made(Action.PLACEHOLDER, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(made(Action.MASK, "Vogel").toString()).doesNotContain("Vogel");
    }

    private static Attempt<Summary> cleared(String sentence, Finding found) {
        RedactedText redacted = redact(
                        made(Action.SURROGATE, "Marie Vogel"), made(Action.ENCRYPT, "9023-5518"), Rewritten.PLACEHOLDER)
                .fold(done -> done, reasons -> {
                    throw new AssertionError(reasons);
                });
        SummaryDraft draft = SummaryDraft.of(
                redacted,
                List.of(new Summary.Sentence(
                        SummaryRole.DETAIL,
                        sentence,
                        List.of(new Span(0, redacted.value().length())))));
        Detector detector = new Detector() {
            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                Examination whole = Examination.Examined.whole("digits", text.length(), List.of(found));
                return new Recorded<>(new Findings(text.length(), List.of(whole)), List.of());
            }
        };
        return new Screener(detector, Samples.judge()).clear(redacted, draft).value();
    }

    @Test
    void clear_summaryThatSaysAPseudonym_isReleased() {
        String sentence = "Marie Vogel has the number 9023-5518";
        assertThat(cleared(sentence, finding(sentence, "9023-5518", FindingType.MRN)))
                .isInstanceOf(Attempt.Done.class);
        assertThat(cleared(sentence, finding(sentence, "Marie Vogel", FindingType.NAME)))
                .isInstanceOf(Attempt.Done.class);
    }

    @Test
    void clear_summaryThatSaysAnotherIdentifier_isHeld() {
        for (String number : List.of("9023-5519", "19023-5518", "4711-0815")) {
            String sentence = "Marie Vogel has the number " + number;
            assertThat(cleared(sentence, finding(sentence, number, FindingType.MRN)))
                    .as(number)
                    .isEqualTo(Attempt.stopped(HoldCode.SUMMARY_RESIDUE));
        }
    }
}
