package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelJudgeIT {
    private static final String TEXT =
            "\uD83D\uDE00 The patient's sister Margaret Oakley called. A Kocher clamp was used. Card 4000 1234.";
    private static final Finding SISTER = finding("Margaret Oakley", FindingType.NAME);
    private static final Finding CLAMP = finding("Kocher", FindingType.NAME);
    private static final Finding CARD = finding("4000 1234", FindingType.CARD);

    @Test
    void judge_defaultMargin_redactsAPersonAndAllNumbers() {
        Recorded<Attempt<List<Finding>>> recorded =
                judge(JudgeSettings.DEFAULT).judge(SensitiveText.of(TEXT), List.of(SISTER, CLAMP, CARD));
        assertThat(done(recorded)).contains(SISTER, CARD).isSortedAccordingTo(Finding.ORDER);
    }

    @Test
    void judge_marginAtExtremes_redactsAllOrAsksOnlyTheModel() {
        List<Finding> doubtful = List.of(SISTER, CLAMP, CARD);
        Recorded<Attempt<List<Finding>>> strict =
                judge(new JudgeSettings(Double.POSITIVE_INFINITY, 60, 64, 16)).judge(SensitiveText.of(TEXT), doubtful);
        assertThat(done(strict)).containsExactlyElementsOf(doubtful);
        assertThat(strict.inferences()).isEmpty();
        Recorded<Attempt<List<Finding>>> high =
                judge(new JudgeSettings(50, 60, 64, 16)).judge(SensitiveText.of(TEXT), doubtful);
        assertThat(done(high)).containsExactlyElementsOf(doubtful);
        assertThat(high.inferences()).hasSize(1);
    }

    @Test
    void judge_question_isRecordedWithoutText() {
        Recorded<Attempt<List<Finding>>> recorded =
                judge(JudgeSettings.DEFAULT).judge(SensitiveText.of(TEXT), List.of(SISTER));
        Inference inference = recorded.inferences().get(0);
        assertThat(inference.task()).isEqualTo("judge");
        assertThat(inference.decision()).matches("redact [01], keep [01]");
        assertThat(inference.input()).hasSize(1);
        assertThat(inference.input().get(0).end()).isLessThanOrEqualTo(TEXT.codePointCount(0, TEXT.length()));
        assertThat(inference.engine().parameters()).containsKey("margin");
        assertThat(recorded.toString()).doesNotContain("Oakley");
    }

    @Test
    void judge_moreThanTheBound_redactsTheRestUnasked() {
        List<Finding> many = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            many.add(new Finding(new Span(text.length(), text.length() + 6), FindingType.NAME, 0.4, "test"));
            text.append("Kocher clamp number ").append(i).append(". ");
        }
        Recorded<Attempt<List<Finding>>> recorded =
                judge(new JudgeSettings(0, 60, 4, 3)).judge(SensitiveText.of(text.toString()), many);
        assertThat(recorded.inferences()).hasSize(2);
        assertThat(done(recorded)).containsAll(many.subList(4, 12));
    }

    @Test
    void judge_nothingDoubtful_asksNothing() {
        Recorded<Attempt<List<Finding>>> recorded =
                judge(JudgeSettings.DEFAULT).judge(SensitiveText.of(TEXT), List.of());
        assertThat(done(recorded)).isEmpty();
        assertThat(recorded.inferences()).isEmpty();
    }

    @Test
    void judge_modelGone_stopsAndRecordsTheFailedCall() {
        LanguageModel closed = LanguageModel.open(DefaultModel.settings(SharedModels.cache())
                .withPrecision(Precision.INT8)
                .withThreads(2));
        ModelJudge broken = new ModelJudge(closed, FixedParts.FINGERPRINTER, FixedParts.CLOCK, JudgeSettings.DEFAULT);
        closed.close();
        Recorded<Attempt<List<Finding>>> recorded = broken.judge(SensitiveText.of(TEXT), List.of(SISTER));
        List<HoldCode> codes = recorded.value().fold(done -> List.of(), reasons -> reasons.stream()
                .map(r -> r.code())
                .toList());
        assertThat(codes).containsExactly(HoldCode.MODEL_FAILED);
        assertThat(recorded.inferences()).extracting(Inference::decision).containsExactly("failed");
        assertThat(recorded.inferences().get(0).counts()).isEmpty();
    }

    private static ModelJudge judge(JudgeSettings settings) {
        return new ModelJudge(SharedModels.get(Precision.INT8), FixedParts.FINGERPRINTER, FixedParts.CLOCK, settings);
    }

    private static Finding finding(String text, FindingType type) {
        int start = TEXT.indexOf(text);
        return new Finding(new Span(start, start + text.length()), type, 0.4, "test");
    }

    private static List<Finding> done(Recorded<Attempt<List<Finding>>> recorded) {
        return recorded.value().fold(findings -> findings, reasons -> {
            throw new AssertionError(reasons);
        });
    }
}
