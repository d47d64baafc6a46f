package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.PrivateFiles;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.ingest.extraction.ExtractionRecipe;
import cloister.ingest.extraction.ExtractionSettings;
import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.ingest.extraction.wire.Limits;
import java.io.IOException;

/** From settings to the reading of documents. */
public final class Reading {
    private Reading() {}

    static ExtractionSettings settings(Home home, Settings settings) {
        Settings.Extraction wanted = settings.extraction();
        ExtractionSettings.Workers workers = ExtractionSettings.Workers.defaults()
                .withCount(wanted.workers())
                .withHeapMegabytes((int) (wanted.workerMemory() >> 20));
        try {
            // Temporary files hold text of documents: they stay in the home, which is private.
            workers = workers.withTemporary(PrivateFiles.folder(home.root().resolve("temporary")));
        } catch (IOException e) {
            throw new Refusal("the folder for temporary files in " + home.root() + " can't be made", e);
        }
        return new ExtractionSettings(limits(wanted), ocr(settings), workers);
    }

    private static Limits limits(Settings.Extraction wanted) {
        Limits usual = Limits.defaults();
        return usual.withMaxBytes(wanted.maxBytes())
                .withTimeout(wanted.timeout())
                .withMaxCharacters(wanted.maxCharacters(), Math.min(wanted.maxCharacters(), usual.maxPartCharacters()))
                .withMaxDepth(wanted.maxDepth())
                .withMaxParts(wanted.maxParts());
    }

    public static OcrPlan ocr(Settings settings) {
        OcrPlan usual = settings.extraction().ocr() ? OcrPlan.defaults() : OcrPlan.off();
        return new OcrPlan(
                usual.enabled(), usual.command(), settings.extraction().ocrLanguages(), usual.pageTimeout());
    }

    /** What of the settings shapes the text that is read; a limit only decides whether there is an outcome to keep. */
    static String recipe(Settings settings) {
        return ExtractionRecipe.of(ocr(settings));
    }
}
