package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.settings.Settings;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Sha256;
import cloister.pipeline.Summarizer;
import cloister.redaction.model.LanguageModel;
import cloister.redaction.model.ModelEntailment;
import cloister.redaction.model.ModelSummarizer;
import cloister.redaction.model.SummaryMode;
import cloister.redaction.model.escalation.Endpoint;
import cloister.redaction.model.escalation.EscalatingSummarizer;
import cloister.redaction.model.escalation.EscalationSettings;
import cloister.redaction.model.escalation.Hardness;
import cloister.redaction.model.escalation.RemoteWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** From settings to summaries: whose documents are summarized here, and whose may go to a larger model. */
public final class Summaries {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private Summaries() {}

    /** A summarizer and the digest of all that shapes what it makes. */
    record Made(Summarizer summarizer, Sha256 digest) {}

    static Made local(ModelSummarizer summarizer) {
        return new Made(summarizer, summarizer.digest());
    }

    /** Whether documents under this policy may go to a larger model. */
    static boolean consented(Settings settings, String policy) {
        return settings.escalation().filter(e -> e.consent().contains(policy)).isPresent();
    }

    /** The same summaries, of hard texts written by the larger model; the local one ranks and has the last word. */
    static Made escalating(
            ModelSummarizer local,
            LanguageModel model,
            RemoteWriter writer,
            Fingerprinter fingerprinter,
            InstantSource clock,
            Settings settings) {
        Settings.Escalation wanted = settings.escalation().orElseThrow();
        ModelSummarizer larger = new ModelSummarizer(
                model,
                writer,
                new ModelEntailment(model, fingerprinter, clock),
                SummaryMode.ABSTRACTIVE,
                fingerprinter,
                clock,
                Hosting.summary(settings));
        Hardness hardness = new Hardness(wanted.longerThan(), wanted.fewerThan());
        return new Made(
                new EscalatingSummarizer(local, larger, hardness, wanted.holds()),
                EscalatingSummarizer.digest(local.digest(), larger.digest(), hardness, wanted.holds()));
    }

    /**
     * The way to the larger model.
     *
     * @throws cloister.redaction.model.ModelException if it leads out of the private network, or a file can't be used
     */
    public static RemoteWriter writer(
            Home home, Settings.Escalation wanted, Fingerprinter fingerprinter, InstantSource clock) {
        return RemoteWriter.open(
                new EscalationSettings(
                        Endpoint.of(wanted.url()),
                        wanted.model(),
                        Set.copyOf(wanted.hosts()),
                        wanted.keyFile().map(home::resolve),
                        wanted.caFile().map(home::resolve),
                        wanted.publicKey(),
                        wanted.plainHttp(),
                        wanted.connectTimeout(),
                        wanted.timeout(),
                        wanted.retries(),
                        FIRST_PAUSE,
                        wanted.maxCharacters(),
                        wanted.maxTokens(),
                        wanted.maxAnswer()),
                fingerprinter,
                clock);
    }
}
