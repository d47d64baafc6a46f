package cloister.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and decides: every detector of the policy over every character, then the judge over what is doubtful. */
public final class Screener {
    private final Detector detector;
    private final Judge judge;

    public Screener(Detector detector, Judge judge) {
        this.detector = detector;
        this.judge = judge;
    }

    public Policy policy() {
        return detector.policy();
    }

    /** The findings to redact, in {@link Finding#ORDER}, or the reasons why the text can't be trusted. */
    public Recorded<Attempt<Screened>> screen(SensitiveText text) {
        Recorded<Findings> detected = detector.detect(text);
        List<HoldReason> blockers = detected.value().blockers(policy().detectors());
        if (!blockers.isEmpty()) {
            return new Recorded<>(new Attempt.Stopped<>(blockers), detected.inferences());
        }
        List<Finding> all = detected.value().all();
        List<Finding> sure =
                all.stream().filter(f -> f.score() >= policy().redactAt()).toList();
        List<Finding> doubtful = all.stream()
                .filter(f -> f.score() >= policy().doubtAt() && f.score() < policy().redactAt())
                .toList();
        Recorded<Attempt<List<Finding>>> judged = judge.judge(text, doubtful);
        List<Inference> inferences = new ArrayList<>(detected.inferences());
        inferences.addAll(judged.inferences());
        return new Recorded<>(
                judged.value()
                        .then(convicted -> Attempt.done(new Screened(
                                text,
                                Stream.concat(sure.stream(), convicted.stream()).toList()))),
                inferences);
    }

    /**
     * Looks at a summary again, as if it were a document: every detector over every character, the judge over what is
     * doubtful. What is found holds the document, unless it is a placeholder or quoted and harmless by itself.
     *
     * @param redacted what the summary must be of
     */
    public Recorded<Attempt<Summary>> clear(RedactedText redacted, SummaryDraft draft) {
        if (!draft.source().equals(redacted)) {
            return new Recorded<>(Attempt.stopped(HoldCode.INTERNAL_FAULT), List.of());
        }
        if (draft.sentences().isEmpty()) {
            return new Recorded<>(Attempt.done(new Summary(List.of())), List.of());
        }
        SummaryScan scan = new SummaryScan(draft);
        Recorded<Attempt<Screened>> screened = screen(scan.text());
        CodePoints points = new CodePoints(redacted.value());
        List<Span> cited =
                Span.union(draft.sentences().stream()
                                .flatMap(sentence -> sentence.cites().stream())
                                .toList())
                        .stream()
                        .map(points::fromUtf16)
                        .toList();
        return new Recorded<>(
                screened.value()
                        .then(again -> scan.hits(again.accepted())
                                ? Attempt.stopped(HoldCode.SUMMARY_RESIDUE)
                                : Attempt.done(new Summary(draft.sentences()))),
                screened.inferences().stream()
                        .map(inference -> inference.onSummary(cited))
                        .toList());
    }
}
