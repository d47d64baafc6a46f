package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/** The encoder that the fast tagger is made of, as {@code deploy/fetch-model encoder} brings it: a folder in the cache. */
public final class DefaultEncoder {
    public static final String NAME = "all-minilm-l6-v2";

    public static final String LICENCE = "apache-2.0";

    /**
     * Of all-MiniLM-L6-v2 (Apache-2.0): its config.json, model.safetensors and tokenizer.json, in the lines that {@code sha256sum}
     * prints for them. The script pins the same digest; a test compares the two.
     */
    public static final Sha256 DIGEST = new Sha256("843a1ab71ebc52c11094cfbef57c4a45525e2aa0a7bcda0cdaaef97bf2dd9b2f");

    private DefaultEncoder() {}

    /** Where it lies in a cache folder, if it was fetched. */
    public static Path folder(Path cache) {
        return cache.resolve("models").resolve(DIGEST.hex());
    }

    /** Settings that open it out of a cache folder, and nothing but it. */
    public static ModelSettings settings(Path cache) {
        return ModelSettings.of(folder(cache), cache).withDigest(DIGEST);
    }

    /** Whether the bytes there are those of the encoder. */
    public static boolean isWhole(Path cache) {
        try {
            return ModelFiles.digest(folder(cache)).equals(DIGEST);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
