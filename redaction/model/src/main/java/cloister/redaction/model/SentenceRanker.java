package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.summary.Candidate;
import cloister.redaction.model.summary.CandidateFinder;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much each sentence tells beyond those before it: the surprise of its words to the model, which reads them in one
 * pass, so that empty phrases and repetitions score low.
 */
final class SentenceRanker {
    private static final String INSTRUCTION = PromptText.of("summarize.txt");

    /** Characters of one sentence that the model reads; the rest would not change its rank. */
    private static final int READ = 320;

    private final LanguageModel model;
    private final SummarySettings settings;

    SentenceRanker(LanguageModel model, SummarySettings settings) {
        this.model = model;
        this.settings = settings;
    }

    static Sha256 prompt() {
        return Sha256.ofUtf8(INSTRUCTION);
    }

    /**
     * What one pass came to.
     *
     * @param read the sentences that the model was shown
     * @param news of each, with mean 0 and standard deviation 1
     */
    record Ranked(List<Candidate> read, double[] news, int tokens) {}

    /** @throws RuntimeException if the model fails; its message may hold PHI */
    Ranked rank(String text, List<Candidate> shortlist) {
        List<Candidate> read = shortlist;
        Listing listing = listing(text, read);
        while (listing.prompt().length() > Math.min(settings.mostTokens(), model.mostTokens()) && read.size() > 1) {
            read = CandidateFinder.shortlist(read, Math.max(1, read.size() * 3 / 4));
            listing = listing(text, read);
        }
        return new Ranked(read, standardized(news(listing)), listing.prompt().length());
    }

    /** The surprise of each sentence, in nats: minus the log-likelihood of its words, placeholders left out. */
    private double[] news(Listing listing) {
        float[] likelihoods = model.likelihoods(listing.prompt());
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
            String words = candidate.words(text);
            int start = list.length();
            list.append(words, 0, Math.min(words.length(), READ));
            places.add(new Span(start, list.length()));
            list.append('\n');
        }
        String shown = list.toString();
        return new Listing(shown, model.prompt(List.of(Message.system(INSTRUCTION), Message.user(shown))), places);
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
}
