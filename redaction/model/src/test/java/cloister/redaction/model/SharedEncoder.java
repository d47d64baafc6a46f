package cloister.redaction.model;

import cloister.redaction.model.torch.TorchEngine;
import java.nio.file.Path;

/** The real encoder, as {@code deploy/fetch-model encoder} brings it. */
public final class SharedEncoder {
    private SharedEncoder() {}

    /** Its folder, with the engine started. */
    public static Path folder() {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 1);
        return DefaultEncoder.folder(SharedModels.cache());
    }
}
