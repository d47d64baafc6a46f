package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.pipeline.Fingerprinter;
import cloister.redaction.model.DefaultEncoder;
import cloister.redaction.model.DefaultModel;
import cloister.redaction.model.Device;
import cloister.redaction.model.DeviceChoice;
import cloister.redaction.model.LanguageModel;
import cloister.redaction.model.ModelSettings;
import cloister.redaction.model.ModelTagger;
import cloister.redaction.model.Precision;
import cloister.redaction.model.SummaryMode;
import cloister.redaction.model.SummarySettings;
import cloister.redaction.model.TaggerKind;
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
     * The tagger that the settings ask for, with the adapter that was promoted in this home, else the one that comes with the
     * program. It uses the default model's layers, or the encoder, whatever model summarizes.
     */
    static ModelTagger tagger(
            Home home, Settings settings, Map<String, String> environment, Fingerprinter fingerprinter, Clock clock) {
        TaggerKind kind = kind(settings);
        ModelTagger tagger = ModelTagger.open(
                kind, base(kind, home, settings, environment), adapter(kind, home), fingerprinter, clock);
        collect();
        return tagger;
    }

    private static TaggerKind kind(Settings settings) {
        return settings.detection().isFast() ? TaggerKind.ENCODER : TaggerKind.LAYERS;
    }

    /** How the model is opened that taggers are made of. */
    static ModelSettings base(TaggerKind kind, Home home, Settings settings, Map<String, String> environment) {
        ModelShelf shelf = new ModelShelf(home, environment);
        ModelSettings base =
                switch (kind) {
                    case LAYERS -> shelf.settings(shelf.chosen(Optional.empty()));
                    case ENCODER -> DefaultEncoder.settings(DefaultModel.cache(environment));
                };
        return base.withThreads(settings.model().threads());
    }

    private static byte[] adapter(TaggerKind kind, Home home) {
        Path promoted = home.models().resolve(kind.file());
        try {
            return Files.exists(promoted) ? Files.readAllBytes(promoted) : kind.builtIn();
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
