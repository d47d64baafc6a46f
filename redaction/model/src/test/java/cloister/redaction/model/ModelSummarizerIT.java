package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import cloister.pipeline.SummaryRole;
import cloister.redaction.model.writing.Audience;
import cloister.redaction.model.writing.SupportCheck;
import cloister.redaction.model.writing.WritingPrompt;
import java.util.List;
import java.util.Random;
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
        assertThat(summary.sentences()).hasSizeBetween(4, 6);
        assertThat(words(summary))
                .contains("DISCHARGE SUMMARY", "pneumonia of the right lower lobe", "chest film in six weeks");
        assertThat(summary.sentences()).allMatch(sentence -> sentence.quotes(text));
        assertThat(summary.sentences().get(0).role()).isEqualTo(SummaryRole.DOCUMENT);
        assertThat(summary.sentences()).extracting(Summary.Sentence::role).contains(SummaryRole.NEXT);
    }

    @Test
    void summarize_lengthAndAudience_areSettings() {
        RedactedText text = FixedParts.redacted(NOTE);
        SummarySettings brief = SummarySettings.DEFAULT.withSentences(1).withAudience(Audience.OFFICER);
        ModelSummarizer other = new ModelSummarizer(
                SharedModels.get(Precision.INT8), FixedParts.FINGERPRINTER, FixedParts.CLOCK, brief);
        assertThat(done(other.summarize(text)).sentences()).hasSize(1);
        assertThat(other.digest()).isNotEqualTo(summarizer.digest());
    }

    /** The small model invents: whatever it writes, only what its sources say may stand. */
    @Test
    void summarize_abstractive_letsNothingInventedStand() {
        ModelSummarizer writing = new ModelSummarizer(
                SharedModels.get(Precision.INT8),
                FixedParts.FINGERPRINTER,
                FixedParts.CLOCK,
                SummarySettings.DEFAULT.withMode(SummaryMode.ABSTRACTIVE));
        RedactedText text = FixedParts.redacted(NOTE);
        Recorded<Attempt<SummaryDraft>> recorded = writing.summarize(text);
        SummaryDraft draft = done(recorded);
        assertThat(draft.sentences()).hasSizeBetween(3, 6);
        for (Summary.Sentence sentence : draft.sentences()) {
            List<String> cited = sentence.cites().stream()
                    .map(cite -> cite.of(NOTE).replaceAll("\\s+", " "))
                    .toList();
            assertThat(SupportCheck.objection(sentence.text(), cited)).isEmpty();
        }
        assertThat(recorded.inferences()).extracting(Inference::task).contains("summarize", "check");
        assertThat(recorded.inferences())
                .filteredOn(i -> i.task().equals("check"))
                .extracting(Inference::decision)
                .allMatch(decision -> decision.matches("keep \\d+, quote \\d+, drop \\d+"));
        assertThat(recorded.inferences()).anyMatch(i -> i.engine().prompt().equals(WritingPrompt.digest()));
        assertThat(writing.digest()).isNotEqualTo(summarizer.digest());
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
        assertThat(inference.engine().precision()).startsWith("int8-");
        assertThat(inference.decision()).matches("choose [3-6] of \\d+");
        assertThat(inference.inputTokens()).isBetween(50, 400);
        // Code points: the emoji of the first line counts as one.
        int seen = NOTE.codePointCount(0, NOTE.indexOf("[NAME_1] was seen"));
        assertThat(inference.input()).anyMatch(range -> range.start() == seen);
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

    /** A record of 300 pages: bounded calls, every section has its chance, and what nobody read is on record. */
    @Test
    void summarize_threeHundredPages_readsEachSectionWithinBounds() {
        Random random = new Random(300);
        List<String> things = List.of(
                "wound", "drain", "cast", "line", "scan", "pump", "scar", "graft", "bed", "lamp", "splint", "tube");
        List<String> deeds =
                List.of("cleaned", "changed", "looked at", "measured", "moved", "flushed", "photographed", "dressed");
        StringBuilder record = new StringBuilder("MEDICAL RECORD\n\n");
        while (record.length() < 1_000_000) {
            record.append("The ").append(things.get(random.nextInt(12))).append(" beside the ");
            record.append(things.get(random.nextInt(12))).append(" was ").append(deeds.get(random.nextInt(8)));
            record.append(" before the ").append(things.get(random.nextInt(12))).append(" and the ");
            record.append(things.get(random.nextInt(12))).append(" were ").append(deeds.get(random.nextInt(8)));
            record.append(" by the team.\n\n");
        }
        int late = record.length();
        record.append("Diagnosis:\nA leak of the graft was found and will be operated on next week.\n");
        RedactedText text = FixedParts.redacted(record.toString());
        assertThat(text.value().length()).isGreaterThan(1_000_000);
        SummarySettings settings = new SummarySettings(SummaryMode.AUTO, 6, Audience.CLINICIAN, 8, 1_500, 8, 0.1, 0);
        Recorded<Attempt<SummaryDraft>> recorded = new ModelSummarizer(
                        SharedModels.get(Precision.INT8), FixedParts.FINGERPRINTER, FixedParts.CLOCK, settings)
                .summarize(text);
        assertThat(done(recorded).sentences())
                .hasSize(6)
                .anyMatch(sentence -> sentence.cites().get(0).start() >= late);
        List<Inference> passes = recorded.inferences();
        assertThat(passes).hasSize(settings.passes());
        assertThat(passes)
                .allMatch(pass -> pass.inputTokens() <= settings.mostTokens())
                .allMatch(pass -> pass.decision().matches("choose \\d of \\d+, \\d+ left to the rules"));
        for (int i = 1; i < passes.size(); i++) {
            assertThat(passes.get(i).input().get(0).start())
                    .isGreaterThan(passes.get(i - 1).input().get(0).start());
        }
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
