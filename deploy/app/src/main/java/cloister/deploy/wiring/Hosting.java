package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.pipeline.Fingerprinter;
import cloister.redaction.model.Device;
import cloister.redaction.model.DeviceChoice;
import cloister.redaction.model.LanguageModel;
import cloister.redaction.model.ModelSettings;
import cloister.redaction.model.ModelTagger;
import cloister.redaction.model.Precision;
import cloister.redaction.model.SummaryMode;
import cloister.redaction.model.SummarySettings;
import cloister.redaction.model.writing.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From settings to the language model. */
public final class Hosting {
    private static final String ADAPTER = "tagger.safetensors";

    private Hosting() {}

    /**
     * On which device the model that the settings ask for would be computed, and by which engine.
     *
     * @throws Refusal if there is no such model
     * @throws cloister.redaction.model.ModelException if the device isn't here; the message says what to do
     */
    public static String device(Home home, Settings settings, Map<String, String> environment) {
        return DeviceChoice.found(settings(home, settings, environment));
    }

    static LanguageModel open(Home home, Settings settings, Map<String, String> environment) {
        LanguageModel model = LanguageModel.open(settings(home, settings, environment));
        collect();
        return model;
    }

    /** Loading leaves some hundred megabytes of garbage, which go back to the system only when the collector is asked. */
    private static void collect() {
        System.gc();
    }

    /**
     * The tagger: the adapter that was promoted in this home, else the one that comes with the program. It uses the default
     * model's layers, whatever model summarizes.
     */
    static ModelTagger tagger(
            Home home, Settings settings, Map<String, String> environment, Fingerprinter fingerprinter, Clock clock) {
        ModelTagger tagger = ModelTagger.open(base(home, settings, environment), adapter(home), fingerprinter, clock);
        collect();
        return tagger;
    }

    /** How the model is opened that taggers are made of. */
    public static ModelSettings base(Home home, Settings settings, Map<String, String> environment) {
        ModelShelf shelf = new ModelShelf(home, environment);
        return shelf.settings(shelf.chosen(Optional.empty()))
                .withThreads(settings.model().threads());
    }

    private static byte[] adapter(Home home) {
        Path promoted = home.models().resolve(ADAPTER);
        try {
            return Files.exists(promoted) ? Files.readAllBytes(promoted) : ModelTagger.builtIn();
        } catch (IOException e) {
            throw new Refusal("the adapter " + promoted + " can't be read: see its permissions", e);
        }
    }

    /** How the model that the settings ask for is opened. */
    static ModelSettings settings(Home home, Settings settings, Map<String, String> environment) {
        ModelShelf shelf = new ModelShelf(home, environment);
        ModelShelf.Model chosen = shelf.chosen(settings.model().use());
        return shelf.settings(chosen)
                .withPrecision(Precision.valueOf(settings.model().precision().toUpperCase(Locale.ROOT)))
                .withDevice(Device.valueOf(settings.model().device().toUpperCase(Locale.ROOT)))
                .withThreads(settings.model().threads());
    }

    static SummarySettings summary(Settings settings) {
        Settings.Summary summary = settings.summary();
        return SummarySettings.DEFAULT
                .withMode(SummaryMode.valueOf(summary.mode().toUpperCase(Locale.ROOT)))
                .withSentences(summary.sentences())
                .withAudience(Audience.valueOf(summary.audience().toUpperCase(Locale.ROOT)));
    }
}
