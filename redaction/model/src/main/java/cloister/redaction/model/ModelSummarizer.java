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
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses sentences of the redacted text as its summary. Rules find the sentences that could (by section, words and
 * place); the model, in one pass over them, says how much each one tells beyond those before it: the surprise of its
 * words, so that empty phrases and repetitions score low. The model writes nothing, so nothing can be invented.
 */
public final class ModelSummarizer implements Summarizer {
    private static final String INSTRUCTION = PromptText.of("summarize.txt");

    /** Characters of one sentence that the model reads; the rest would not change its rank. */
    private static final int READ = 320;

    private final LanguageModel model;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final SummarySettings settings;

    public ModelSummarizer(
            LanguageModel model, Fingerprinter fingerprinter, InstantSource clock, SummarySettings settings) {
        this.model = model;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.settings = settings;
    }

    /** Digest of all that shapes a summary. */
    public Sha256 digest() {
        return Sha256.ofUtf8(model.digest() + "\n" + INSTRUCTION + "\n" + CandidateFinder.VERSION + "\n" + settings);
    }

    @Override
    public Recorded<Attempt<SummaryDraft>> summarize(RedactedText text) {
        Instant started = clock.instant();
        List<Candidate> all = CandidateFinder.find(text.value());
        List<Candidate> shortlist = CandidateFinder.shortlist(all, settings.candidates());
        if (shortlist.size() <= settings.sentences() || settings.weight() == 0) {
            // Nothing to choose by the model: no inference.
            return new Recorded<>(Attempt.done(cite(text, best(shortlist, new double[shortlist.size()]))), List.of());
        }
        try {
            Asked asked = ask(text.value(), shortlist);
            List<Candidate> chosen = best(asked.read(), standardized(asked.news()));
            SummaryDraft summary = cite(text, chosen);
            String decision = "choose " + chosen.size() + " of " + asked.read().size();
            return new Recorded<>(
                    Attempt.done(summary),
                    List.of(record(text.value(), asked.read(), words(summary), decision, asked.tokens(), started)));
        } catch (RuntimeException e) {
            // The engine's messages may hold PHI; whatever went wrong, there is no summary.
            return new Recorded<>(
                    Attempt.stopped(HoldCode.MODEL_FAILED), List.of(failure(text.value(), shortlist, started)));
        }
    }

    /** What the model was shown, and what it made of it. */
    private record Asked(List<Candidate> read, double[] news, int tokens) {}

    private Asked ask(String text, List<Candidate> shortlist) {
        List<Candidate> read = shortlist;
        Listing listing = listing(text, read);
        while (listing.prompt().length() > Math.min(settings.mostTokens(), model.mostTokens()) && read.size() > 1) {
            read = CandidateFinder.shortlist(read, Math.max(1, read.size() * 3 / 4));
            listing = listing(text, read);
        }
        return new Asked(read, news(listing), listing.prompt().length());
    }

    /** The surprise of each sentence, in nats: minus the log-likelihood of its words, placeholders left out. */
    private double[] news(Listing listing) {
        float[] likelihoods = model.likelihoods(List.of(listing.prompt().tokens()))[0];
        double[] news = new double[listing.places().size()];
        for (int i = 0; i < news.length; i++) {
            Span place = listing.places().get(i);
            List<Span> hidden = CandidateFinder.placeholders(place.of(listing.text())).stream()
                    .map(span -> span.shift(place.start()))
                    .toList();
            for (Span words : Span.gaps(hidden, place.end())) {
                Span inside = new Span(Math.max(words.start(), place.start()), Math.max(words.end(), place.start()));
                Optional<Span> tokens = listing.prompt().tokensOf(1, inside);
                for (int at = tokens.map(Span::start).orElse(0);
                        at < tokens.map(Span::end).orElse(0);
                        at++) {
                    news[i] -= likelihoods[at];
                }
            }
        }
        return news;
    }

    /** The candidates as one prompt, and where each stands in it. */
    private record Listing(String text, Prompt prompt, List<Span> places) {}

    private Listing listing(String text, List<Candidate> read) {
        StringBuilder list = new StringBuilder();
        List<Span> places = new ArrayList<>();
        for (Candidate candidate : read) {
            Span span = candidate.span();
            String sentence = text.substring(span.start(), Math.min(span.end(), span.start() + READ));
            int start = list.length();
            list.append(sentence.strip().replaceAll("\\s+", " "));
            places.add(new Span(start, list.length()));
            list.append('\n');
        }
        String shown = list.toString();
        return new Listing(shown, model.prompt(List.of(Message.system(INSTRUCTION), Message.user(shown))), places);
    }

    private List<Candidate> best(List<Candidate> candidates, double[] news) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        Comparator<Integer> byScore =
                Comparator.comparingDouble(i -> -candidates.get(i).prior() - settings.weight() * news[i]);
        return order.stream()
                .sorted(byScore.thenComparing(i -> candidates.get(i).span()))
                .limit(settings.sentences())
                .map(candidates::get)
                .sorted(Comparator.comparing(Candidate::span))
                .toList();
    }

    /** The same numbers with mean 0 and standard deviation 1; all 0 if they are all alike. */
    private static double[] standardized(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double variance = Arrays.stream(numbers)
                .map(n -> (n - mean) * (n - mean))
                .average()
                .orElse(0);
        double deviation = Math.sqrt(variance);
        return Arrays.stream(numbers)
                .map(n -> deviation > 1e-9 ? (n - mean) / deviation : 0)
                .toArray();
    }

    private static String words(SummaryDraft draft) {
        return String.join(
                "\n", draft.sentences().stream().map(Summary.Sentence::text).toList());
    }

    private static SummaryDraft cite(RedactedText text, List<Candidate> chosen) {
        return SummaryDraft.citing(text, chosen.stream().map(Candidate::span).toList());
    }

    /** A call that failed was an inference, too: what it was shown, and that it has no result. */
    private Inference failure(String text, List<Candidate> shown, Instant started) {
        return record(text, shown, "", "failed", 0, started);
    }

    private Inference record(
            String text, List<Candidate> read, String answer, String decision, int tokens, Instant started) {
        CodePoints points = new CodePoints(text);
        List<Span> seen = Span.union(read.stream().map(Candidate::span).toList());
        String shown =
                String.join("\n", seen.stream().map(span -> span.of(text)).toList());
        return new Inference(
                "summarize",
                engine(),
                seen.stream().map(points::fromUtf16).toList(),
                fingerprinter.fingerprint(SensitiveText.of(shown)),
                fingerprinter.fingerprint(SensitiveText.of(answer)),
                Map.of(),
                decision,
                tokens,
                0,
                started,
                Duration.between(started, clock.instant()));
    }

    private Engine engine() {
        return model.engine(
                Sha256.ofUtf8(INSTRUCTION),
                Map.of(
                        "sentences", Integer.toString(settings.sentences()),
                        "candidates", Integer.toString(settings.candidates()),
                        "most-tokens", Integer.toString(settings.mostTokens()),
                        "weight", Double.toString(settings.weight()),
                        "rules", Integer.toString(CandidateFinder.VERSION)));
    }
}
