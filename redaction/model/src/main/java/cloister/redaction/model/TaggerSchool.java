package cloister.redaction.model;

import ai.djl.engine.EngineException;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.tagging.TaggedText;
import cloister.redaction.model.tagging.TaggerTrainer;
import cloister.redaction.model.tagging.TrainingPlan;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Makes adapters for {@link ModelTagger}. */
public final class TaggerSchool {
    private TaggerSchool() {}

    /**
     * Trains an adapter.
     *
     * @param settings of the model whose first layers are used
     * @param texts enough for all steps
     * @param start the adapter to go on with, as a file; else a fresh one
     * @param made what the adapter's card is to say of it
     * @return the adapter as a file
     * @throws ModelException if the model or the adapter can't be used
     */
    public static byte[] train(
            ModelSettings settings,
            Iterator<TaggedText> texts,
            Optional<byte[]> start,
            TrainingPlan plan,
            TrainingPlan.Progress progress,
            Map<String, String> made) {
        try {
            DeviceChoice.configure(settings);
            DeviceChoice.start(settings);
            Sha256 base = ModelFiles.digest(settings.file());
            try (ModelFile file = ModelFiles.open(settings.file())) {
                ModelWords words = ModelWords.of(file.metadata());
                try (var tokenizer = words.tokenizer()) {
                    return new TaggerTrainer(file, base, tokenizer, words.firstToken(), Processor.hasBfloat16(), plan)
                            .train(texts, start, progress, made);
                }
            }
        } catch (ModelFileException e) {
            throw new ModelException(
                    "no tagger can be trained with the model " + settings.file() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException("the model " + settings.file() + " can't be read", e);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new ModelException("the PyTorch engine can't be started: run doctor", e);
        }
    }
}
