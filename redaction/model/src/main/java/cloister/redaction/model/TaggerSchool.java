package cloister.redaction.model;

import cloister.redaction.model.tagging.TaggedText;
import cloister.redaction.model.tagging.TaggerTrainer;
import cloister.redaction.model.tagging.TrainingPlan;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Makes adapters for {@link ModelTagger}. */
public final class TaggerSchool {
    private TaggerSchool() {}

    /**
     * Trains an adapter.
     *
     * @param settings of the model whose layers are used
     * @param texts enough for all steps
     * @param start the adapter to go on with, as a file; else a fresh one
     * @param made what the adapter's card is to say of it
     * @return the adapter as a file
     * @throws ModelException if the model or the adapter can't be used
     */
    public static byte[] train(
            TaggerKind kind,
            ModelSettings settings,
            Iterator<TaggedText> texts,
            Optional<byte[]> start,
            TrainingPlan plan,
            TrainingPlan.Progress progress,
            Map<String, String> made) {
        return TaggerBase.use(kind, settings, "no tagger can be trained with", "", base -> {
            byte[] adapter = new TaggerTrainer(base.file(), base.digest(), base.input(), base.half(), plan)
                    .train(texts, start, progress, made);
            base.input().segmenter().close();
            return adapter;
        });
    }
}
