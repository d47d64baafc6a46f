package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Engine;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summarizer;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import cloister.redaction.model.summary.Candidate;
import cloister.redaction.model.summary.CandidateFinder;
import cloister.redaction.model.summary.Sections;
import cloister.redaction.model.summary.Selection;
import cloister.redaction.model.writing.Entailment;
import cloister.redaction.model.writing.SummaryWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Summarizes a redacted text. Rules find the sentences that could (by section, words and place), the model says of each
 * how much it tells beyond the others, and the best are chosen: nothing is written, so nothing can be invented. With a
 * larger model, or where the settings say so, the chosen sentences are told by {@link WrittenSummary} instead.
 */
public final class ModelSummarizer implements Summarizer {
    private final LanguageModel model;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final SummarySettings settings;
    private final SentenceRanker ranker;
    private final WrittenSummary written;
    private final SummaryMode mode;

    /** A summarizer that has the model itself write, where it writes at all. */
    public ModelSummarizer(
            LanguageModel model, Fingerprinter fingerprinter, InstantSource clock, SummarySettings settings) {
        this(
                model,
                new ModelWriter(model, fingerprinter, clock),
                new ModelEntailment(model, fingerprinter, clock),
                settings.mode().resolved(model.parameters()),
                fingerprinter,
                clock,
                settings);
    }

    /**
     * @param model ranks the sentences
     * @param writer writes, in the mode {@code ABSTRACTIVE}
     * @param entailment has the last word on what was written
     * @param mode never {@code AUTO}, since the writer may be another model
     */
    public ModelSummarizer(
            LanguageModel model,
            SummaryWriter writer,
            Entailment entailment,
            SummaryMode mode,
            Fingerprinter fingerprinter,
            InstantSource clock,
            SummarySettings settings) {
        this.model = model;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.settings = settings;
        this.ranker = new SentenceRanker(model, settings);
        this.written = new WrittenSummary(writer, entailment, fingerprinter, clock, settings);
        this.mode = mode;
    }

    /** Digest of all that shapes a summary. */
    public Sha256 digest() {
        String writing = mode == SummaryMode.ABSTRACTIVE ? written.digest().hex() : "";
        return Sha256.ofUtf8(String.join(
                "\n",
                model.digest().hex(),
                SentenceRanker.prompt().hex(),
                Integer.toString(CandidateFinder.VERSION),
                mode.name(),
                writing,
                settings.toString()));
    }

    @Override
    public Recorded<Attempt<SummaryDraft>> summarize(RedactedText text) {
        List<Candidate> all = CandidateFinder.find(text.value());
        Reading reading = read(text.value(), all);
        if (reading.failed()) {
            return new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), reading.records(text, Set.of()));
        }
        Selection selection = new Selection(text.value(), settings.audience().weights());
        List<Candidate> chosen = selection.choose(reading.scored(), settings.sentences());
        List<Inference> inferences = reading.records(text, new HashSet<>(chosen));
        if (mode != SummaryMode.ABSTRACTIVE) {
            return new Recorded<>(Attempt.done(quoting(text, chosen)), inferences);
        }
        List<Candidate> material =
                selection.choose(reading.scored(), settings.sentences() * WrittenSummary.SOURCES_A_SENTENCE);
        Recorded<Attempt<SummaryDraft>> draft = written.write(text, material, chosen);
        List<Inference> both = new ArrayList<>(inferences);
        both.addAll(draft.inferences());
        return new Recorded<>(draft.value(), both);
    }

    private static SummaryDraft quoting(RedactedText text, List<Candidate> chosen) {
        return SummaryDraft.of(
                text,
                chosen.stream()
                        .map(c -> Summary.Sentence.quoting(text, c.role(), c.cites()))
                        .toList());
    }

    /** Has the model read the best sentences of each section, one pass for each. */
    private Reading read(String text, List<Candidate> all) {
        Reading reading = new Reading(all.size());
        boolean chooses = all.size() > settings.sentences() && settings.weight() > 0;
        if (!chooses) {
            // Nothing to choose by the model: no inference.
            all.forEach(candidate -> reading.scored.add(new Selection.Scored(candidate, candidate.prior())));
            return reading;
        }
        for (List<Candidate> section : Sections.of(all, settings.candidates(), settings.passes())) {
            List<Candidate> shortlist = CandidateFinder.shortlist(section, settings.candidates());
            Instant started = clock.instant();
            try {
                SentenceRanker.Ranked ranked = ranker.rank(text, shortlist);
                reading.take(ranked, section.size(), started, Duration.between(started, clock.instant()));
            } catch (RuntimeException e) {
                // The engine's messages may hold PHI; whatever went wrong, there is no summary.
                reading.fail(shortlist, started, Duration.between(started, clock.instant()));
                return reading;
            }
        }
        return reading;
    }

    /** One pass, as it is recorded. */
    private record Pass(List<Candidate> read, int unread, int tokens, boolean failed, Instant started, Duration took) {}

    /** What the model read, and what came of it. */
    private final class Reading {
        private final int candidates;
        private final List<Selection.Scored> scored = new ArrayList<>();
        private final List<Pass> passes = new ArrayList<>();

        Reading(int candidates) {
            this.candidates = candidates;
        }

        List<Selection.Scored> scored() {
            return scored;
        }

        boolean failed() {
            return passes.stream().anyMatch(Pass::failed);
        }

        void take(SentenceRanker.Ranked ranked, int section, Instant started, Duration took) {
            for (int i = 0; i < ranked.read().size(); i++) {
                Candidate candidate = ranked.read().get(i);
                double score = candidate.prior() + settings.weight() * ranked.news()[i];
                scored.add(new Selection.Scored(candidate, score));
            }
            int unread = section - ranked.read().size();
            passes.add(new Pass(ranked.read(), unread, ranked.tokens(), false, started, took));
        }

        void fail(List<Candidate> shown, Instant started, Duration took) {
            passes.add(new Pass(shown, candidates - shown.size(), 0, true, started, took));
        }

        /** A record for each pass: what the model saw, what of it was chosen, how much nobody read. */
        List<Inference> records(RedactedText text, Set<Candidate> chosen) {
            CodePoints points = new CodePoints(text.value());
            return passes.stream()
                    .map(pass -> record(text, points, pass, chosen))
                    .toList();
        }

        private Inference record(RedactedText text, CodePoints points, Pass pass, Set<Candidate> chosen) {
            List<Candidate> taken =
                    pass.read().stream().filter(chosen::contains).toList();
            String unread = pass.unread() == 0 ? "" : ", " + pass.unread() + " left to the rules";
            String decision = pass.failed()
                    ? "failed"
                    : "choose " + taken.size() + " of " + pass.read().size() + unread;
            return new Inference(
                    "summarize",
                    engine(),
                    Span.union(pass.read().stream()
                                    .flatMap(candidate -> candidate.cites().stream())
                                    .toList())
                            .stream()
                            .map(points::fromUtf16)
                            .toList(),
                    fingerprint(text, pass.read()),
                    fingerprint(text, taken),
                    Map.of(),
                    decision,
                    pass.tokens(),
                    0,
                    pass.started(),
                    pass.took());
        }
    }

    private String fingerprint(RedactedText text, List<Candidate> candidates) {
        return fingerprinter.fingerprint(SensitiveText.of(String.join(
                "\n", candidates.stream().map(c -> c.words(text.value())).toList())));
    }

    private Engine engine() {
        return model.engine(
                SentenceRanker.prompt(),
                Map.of(
                        "mode", "extractive",
                        "sentences", Integer.toString(settings.sentences()),
                        "audience", settings.audience().word(),
                        "candidates", Integer.toString(settings.candidates()),
                        "passes", Integer.toString(settings.passes()),
                        "most-tokens", Integer.toString(settings.mostTokens()),
                        "weight", Double.toString(settings.weight()),
                        "rules", Integer.toString(CandidateFinder.VERSION)));
    }
}
