package cloister.deploy.wiring;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.Judge;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import java.util.List;
import java.util.function.Supplier;

/** Wakes the model for the first doubtful finding; without doubt nobody has to judge. */
record LateJudge(Supplier<? extends Judge> judge) implements Judge {

    @Override
    public Recorded<Attempt<List<Finding>>> judge(SensitiveText text, List<Finding> doubtful) {
        return doubtful.isEmpty()
                ? new Recorded<>(Attempt.done(List.of()), List.of())
                : judge.get().judge(text, doubtful);
    }
}
