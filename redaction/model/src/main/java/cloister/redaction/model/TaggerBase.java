package cloister.redaction.model;

import ai.djl.engine.EngineException;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.text.Tokenizer;
import java.io.IOException;

/**
 * The model whose first layers taggers are made of.
 *
 * @param tokenizer closed by whoever is given this, if the work succeeds
 * @param half whether this processor multiplies bfloat16
 */
record TaggerBase(ModelFile file, Sha256 digest, Tokenizer tokenizer, int firstToken, boolean half) {
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
    static <T> T use(ModelSettings settings, String failure, String advice, Work<T> work) {
        try {
            DeviceChoice.configure(settings);
            DeviceChoice.start(settings);
            Sha256 digest = ModelFiles.digest(settings);
            try (ModelFile file = ModelFiles.open(settings.file())) {
                ModelWords words = ModelWords.of(file.metadata());
                TaggerBase base =
                        new TaggerBase(file, digest, words.tokenizer(), words.firstToken(), Processor.hasBfloat16());
                return work(base, work);
            }
        } catch (ModelFileException e) {
            throw new ModelException(failure + " the model " + settings.file() + ": " + e.getMessage() + advice, e);
        } catch (IOException e) {
            throw new ModelException("the model " + settings.file() + " can't be read", e);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new ModelException("the PyTorch engine can't be started: run doctor", e);
        }
    }

    private static <T> T work(TaggerBase base, Work<T> work) throws IOException {
        try {
            return work.on(base);
        } catch (IOException | RuntimeException e) {
            base.tokenizer().close();
            throw e;
        }
    }
}
