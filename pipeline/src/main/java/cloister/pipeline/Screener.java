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
}
