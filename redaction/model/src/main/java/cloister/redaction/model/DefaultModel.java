package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.util.Map;

/** The model that is used with no configuration, as {@code deploy/fetch-model} brings it. */
public final class DefaultModel {
    /** SmolLM2-135M-Instruct, Q4_1 (Apache-2.0). The script pins the same digest; a test compares the two. */
    public static final Sha256 DIGEST = new Sha256("b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53");

    private DefaultModel() {}

    /** The cache folder: {@code $CLOISTER_CACHE}, else {@code ~/.cache/cloister}. */
    public static Path cache(Map<String, String> environment) {
        String set = environment.getOrDefault("CLOISTER_CACHE", "");
        return set.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache", "cloister")
                : Path.of(set);
    }

    /** Where the model lies in a cache folder, if it was fetched. */
    public static Path file(Path cache) {
        return cache.resolve("models").resolve(DIGEST + ".gguf");
    }

    /** Settings that open the default model out of a cache folder, and nothing but it. */
    public static ModelSettings settings(Path cache) {
        return ModelSettings.of(file(cache), cache).withDigest(DIGEST);
    }
}
