package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Span;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSummarizerIT {
    private static final String NOTE = """
            DISCHARGE SUMMARY \uD83C\uDFE5
            Patient: [NAME_1]
            HISTORY:
            [NAME_1] was seen on [DATE_1] after two days of worsening cough. The sky was grey. He walked in with his wife.
            He likes tea in the morning. His room was on the second floor.
            IMPRESSION:
            Community-acquired pneumonia of the right lower lobe.
            PLAN:
            Amoxicillin for seven days, then a chest film in six weeks.
            Confidential: intended only for the recipient.
            """;

    private final ModelSummarizer summarizer = new ModelSummarizer(
            SharedModels.get(Precision.INT8), FixedParts.FINGERPRINTER, FixedParts.CLOCK, SummarySettings.DEFAULT);

    @Test
    void summarize_note_citesDiagnosisAndPlan() {
        RedactedText text = FixedParts.redacted(NOTE);
        SummaryDraft summary = done(summarizer.summarize(text));
        assertThat(summary.sentences()).hasSize(3);
        assertThat(words(summary)).contains("pneumonia of the right lower lobe", "chest film in six weeks");
        for (Summary.Sentence sentence : summary.sentences()) {
            Span cite = sentence.cites().get(0);
            assertThat(cite.of(NOTE).replaceAll("\\s+", " ")).isEqualTo(sentence.text());
        }
    }

    @Test
    void summarize_twice_givesTheSame() {
        RedactedText text = FixedParts.redacted(NOTE);
        assertThat(summarizer.summarize(text)).isEqualTo(summarizer.summarize(text));
    }

    @Test
    void summarize_note_recordsWhatTheModelSaw() {
        Recorded<Attempt<SummaryDraft>> recorded = summarizer.summarize(FixedParts.redacted(NOTE));
        assertThat(recorded.inferences()).hasSize(1);
        Inference inference = recorded.inferences().get(0);
        assertThat(inference.task()).isEqualTo("summarize");
        assertThat(inference.engine().weights()).contains(DefaultModel.DIGEST);
        assertThat(inference.engine().precision()).isEqualTo("int8");
        assertThat(inference.decision()).matches("choose 3 of \\d+");
        assertThat(inference.inputTokens()).isBetween(50, 400);
        // Code points: the emoji of the first line counts as one.
        int first = NOTE.codePointCount(0, NOTE.indexOf("[NAME_1] was seen"));
        assertThat(inference.input().get(0).start()).isEqualTo(first);
        assertThat(inference.toString()).doesNotContain("pneumonia");
    }

    @Test
    void summarize_fewSentences_takesAllWithoutAsking() {
        Recorded<Attempt<SummaryDraft>> recorded =
                summarizer.summarize(FixedParts.redacted("The court dismissed the appeal. Costs were shared equally."));
        assertThat(done(recorded).sentences()).hasSize(2);
        assertThat(recorded.inferences()).isEmpty();
    }

    @Test
    void summarize_nothingToSay_isEmptyAndDone() {
        assertThat(done(summarizer.summarize(FixedParts.redacted(""))).sentences())
                .isEmpty();
        assertThat(done(summarizer.summarize(FixedParts.redacted("[NAME_1]\n[DATE_1]")))
                        .sentences())
                .isEmpty();
    }

    @Test
    void summarize_longDocument_asksWithinBounds() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append("Item ")
                    .append(i)
                    .append(" of the long report tells that device ")
                    .append(i * 7);
            text.append(" was examined at length and found to be in working order by everybody there.\n\n");
        }
        Recorded<Attempt<SummaryDraft>> recorded = summarizer.summarize(FixedParts.redacted(text.toString()));
        assertThat(done(recorded).sentences()).hasSize(3);
        assertThat(recorded.inferences().get(0).inputTokens())
                .isLessThanOrEqualTo(SummarySettings.DEFAULT.mostTokens());
    }

    @Test
    void summarize_modelGone_stopsAndRecordsTheFailedCall() {
        LanguageModel closed = LanguageModel.open(DefaultModel.settings(SharedModels.cache())
                .withPrecision(Precision.INT8)
                .withThreads(2));
        ModelSummarizer broken =
                new ModelSummarizer(closed, FixedParts.FINGERPRINTER, FixedParts.CLOCK, SummarySettings.DEFAULT);
        closed.close();
        closed.close();
        Recorded<Attempt<SummaryDraft>> recorded = broken.summarize(FixedParts.redacted(NOTE));
        List<HoldCode> codes = recorded.value().fold(done -> List.of(), reasons -> reasons.stream()
                .map(r -> r.code())
                .toList());
        assertThat(codes).containsExactly(HoldCode.MODEL_FAILED);
        assertThat(recorded.inferences()).extracting(Inference::decision).containsExactly("failed");
    }

    private static String words(SummaryDraft draft) {
        return String.join(
                " ", draft.sentences().stream().map(Summary.Sentence::text).toList());
    }

    private static SummaryDraft done(Recorded<Attempt<SummaryDraft>> recorded) {
        return recorded.value().fold(summary -> summary, reasons -> {
            throw new AssertionError(reasons);
        });
    }
}
