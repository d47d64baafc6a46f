package cloister.redaction.model;

import ai.djl.engine.EngineException;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.huggingface.EncoderFolder;
import cloister.redaction.model.tagging.TaggerInput;
import cloister.redaction.model.text.WordPieceTokenizer;
import java.io.IOException;

/**
 * The model whose layers taggers are made of.
 *
 * @param input its segmenter is closed by whoever is given this, if the work succeeds
 * @param half whether this processor multiplies bfloat16
 */
record TaggerBase(ModelFile file, Sha256 digest, TaggerInput input, boolean half) {
    /** What is done with it, while its file is open. */
    interface Work<T> {
        T on(TaggerBase base) throws IOException;
    }

    /**
     * Opens the model, with the engine started.
     *
     * @param failure what can't be done with the model, if it or the adapter doesn't fit
     * @param advice what to do then
     * @throws ModelException if it can't be used
     */
    static <T> T use(TaggerKind kind, ModelSettings settings, String failure, String advice, Work<T> work) {
        try {
            if (!ModelFiles.exists(settings.file())) {
                throw new ModelException(
                        "the model " + settings.file() + " is missing: " + kind.bring() + " brings it");
            }
            DeviceChoice.configure(settings);
            DeviceChoice.start(settings);
            Sha256 digest = ModelFiles.digest(settings);
            try (ModelFile file = open(kind, settings)) {
                return work(new TaggerBase(file, digest, input(kind, file), Processor.hasBfloat16()), work);
            }
        } catch (ModelFileException e) {
            throw new ModelException(failure + " the model " + settings.file() + ": " + e.getMessage() + advice, e);
        } catch (IOException e) {
            throw new ModelException("the model " + settings.file() + " can't be read", e);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new ModelException("the PyTorch engine can't be started: run doctor", e);
        }
    }

    private static ModelFile open(TaggerKind kind, ModelSettings settings) throws IOException {
        return switch (kind) {
            case LAYERS -> ModelFiles.open(settings.file());
            case ENCODER -> EncoderFolder.open(settings.file());
        };
    }

    private static TaggerInput input(TaggerKind kind, ModelFile file) {
        return switch (kind) {
            case LAYERS -> {
                ModelWords words = ModelWords.of(file.metadata());
                yield new TaggerInput(words.tokenizer(), words.firstToken(), false);
            }
            case ENCODER -> {
                WordPieceTokenizer tokenizer = WordPieceTokenizer.of(file.metadata());
                yield new TaggerInput(tokenizer, tokenizer.firstToken(), true);
            }
        };
    }

    private static <T> T work(TaggerBase base, Work<T> work) throws IOException {
        try {
            return work.on(base);
        } catch (IOException | RuntimeException e) {
            base.input().segmenter().close();
            throw e;
        }
    }
}
