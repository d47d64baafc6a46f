package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summarizer;
import cloister.pipeline.SummaryDraft;
import cloister.redaction.model.writing.WritingPrompt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EscalatingSummarizerTest {
    private static final Hardness OVER_100 = new Hardness(100, 0);

    @Test
    void isHard_byLength_fromOneCharacterOver() {
        assertThat(OVER_100.isHard(text("x".repeat(100)))).isFalse();
        assertThat(OVER_100.isHard(text("x".repeat(101)))).isTrue();
    }

    @Test
    void isHard_bySentences_onlyBeyondAPage() {
        Hardness rule = new Hardness(1_000_000, 3);
        String row = "Glucose;5.1;mmol/l;3.9-5.8;ok;x\n";
        assertThat(rule.isHard(text(row.repeat(10)))).isFalse();
        assertThat(rule.isHard(text(row.repeat(100)))).isTrue();
        assertThat(rule.isHard(text(prose(60)))).isFalse();
        assertThat(new Hardness(1_000_000, 0).isHard(text(row.repeat(100)))).isFalse();
    }

    @Test
    void summarize_easyText_staysHere() {
        Summarizer never = text -> {
            throw new AssertionError("went out");
        };
        assertThat(new EscalatingSummarizer(local(), never, OVER_100, false).summarize(text("Short.")))
                .isEqualTo(local().summarize(text("Short.")));
    }

    @Test
    void summarize_hardTextThatFails_isToldHereOrHeld_andTheFailureIsOnRecord() {
        RedactedText hard = text("x".repeat(200));
        Summarizer fails = text ->
                new Recorded<>(Attempt.stopped(HoldCode.ESCALATION_FAILED), List.of(inference("failed: time-out")));
        Recorded<Attempt<SummaryDraft>> told =
                new EscalatingSummarizer(local(), fails, OVER_100, false).summarize(hard);
        assertThat(told.value()).isEqualTo(local().summarize(hard).value());
        assertThat(told.inferences()).extracting(Inference::decision).containsExactly("failed: time-out", "local");
        Recorded<Attempt<SummaryDraft>> held = new EscalatingSummarizer(local(), fails, OVER_100, true).summarize(hard);
        assertThat(held.value()).isEqualTo(Attempt.stopped(HoldCode.ESCALATION_FAILED));
        assertThat(held.inferences()).extracting(Inference::decision).containsExactly("failed: time-out");
    }

    @Test
    void digest_changesWithEachPart() {
        Sha256 a = Sha256.ofUtf8("a");
        Sha256 b = Sha256.ofUtf8("b");
        assertThat(List.of(
                        EscalatingSummarizer.digest(a, a, OVER_100, false),
                        EscalatingSummarizer.digest(b, a, OVER_100, false),
                        EscalatingSummarizer.digest(a, b, OVER_100, false),
                        EscalatingSummarizer.digest(a, a, new Hardness(101, 0), false),
                        EscalatingSummarizer.digest(a, a, OVER_100, true)))
                .doesNotHaveDuplicates();
    }

    private static Summarizer local() {
        return text -> new Recorded<>(
                Attempt.done(SummaryDraft.citing(text, List.of(new Span(0, 5)))), List.of(inference("local")));
    }

    private static Inference inference(String decision) {
        return new Inference(
                "summarize",
                cloister.pipeline.Engine.served("m", "test", WritingPrompt.digest(), Map.of()),
                List.of(),
                "",
                "",
                Map.of(),
                decision,
                0,
                0,
                Instant.EPOCH,
                Duration.ZERO);
    }

    private static RedactedText text(String value) {
        return RedactedText.reread(value, Map.of(), Sha256.ofUtf8(value));
    }

    private static String prose(int sentences) {
        return IntStream.rangeClosed(1, sentences)
                .mapToObj(i -> "The patient number " + i + " was treated with aspirin and recovered well.")
                .collect(Collectors.joining("\n\n"));
    }
}
