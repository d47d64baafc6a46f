package cloister.redaction.model;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The real default model, opened once for all tests of this run in each precision, on the processor. */
public final class SharedModels {
    private static final Map<Precision, LanguageModel> OPEN = new EnumMap<>(Precision.class);

    private SharedModels() {}

    public static Path cache() {
        return DefaultModel.cache(System.getenv());
    }

    /** The file of the default model. */
    public static Path file() {
        return DefaultModel.settings(cache()).file();
    }

    public static synchronized LanguageModel get(Precision precision) {
        return OPEN.computeIfAbsent(
                precision,
                p -> LanguageModel.open(DefaultModel.settings(cache())
                        .withPrecision(p)
                        .withDevice(Device.CPU)
                        .withThreads(1)));
    }
}
