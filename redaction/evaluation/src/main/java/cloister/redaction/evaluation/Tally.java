package cloister.redaction.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The counts of all documents so far. */
final class Tally {
    long charactersRight;
    long charactersPredicted;
    long charactersGold;
    long predictedSpans;
    long predictedRight;
    long predictedExact;
    long directSpans;
    long leaks;
    long untouched;
    long directDocuments;
    long leakyDocuments;
    long protectedSpans;
    long protectedTouched;
    private final Map<String, OfType> types = new TreeMap<>();
    private final Map<Mentioned, Masking> entities = new HashMap<>();

    /** The counts of one gold type. */
    static final class OfType {
        long spans;
        long exact;
        long overlap;
        long full;
        long typed;
        long characters;
        long charactersCovered;
    }

    private record Mentioned(String document, String entity) {}

    private record Masking(boolean direct, boolean masked) {
        Masking and(Masking other) {
            return new Masking(direct || other.direct, masked && other.masked);
        }
    }

    OfType of(String type) {
        return types.computeIfAbsent(type, t -> new OfType());
    }

    void mention(String document, String entity, GoldSpan span, boolean masked) {
        boolean direct = span.identifier().filter("DIRECT"::equals).isPresent();
        entities.merge(new Mentioned(document, entity), new Masking(direct, masked), Masking::and);
    }

    Scorecard scorecard(int documents, int unanswered, int unknown) {
        long spans = types.values().stream().mapToLong(t -> t.spans).sum();
        long exact = types.values().stream().mapToLong(t -> t.exact).sum();
        long overlap = types.values().stream().mapToLong(t -> t.overlap).sum();
        return new Scorecard(
                documents,
                unanswered,
                unknown,
                new Agreement(
                        new Share(charactersRight, charactersPredicted), new Share(charactersRight, charactersGold)),
                new Agreement(new Share(predictedExact, predictedSpans), new Share(exact, spans)),
                new Agreement(new Share(predictedRight, predictedSpans), new Share(overlap, spans)),
                recalls(),
                new Scorecard.Leaks(
                        new Share(leaks, directSpans),
                        new Share(untouched, directSpans),
                        new Share(leakyDocuments, directDocuments)),
                masking(),
                new Share(protectedTouched, protectedSpans));
    }

    private List<Scorecard.TypeRecall> recalls() {
        return types.entrySet().stream()
                .map(e -> recall(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(Scorecard.TypeRecall::spans)
                        .reversed()
                        .thenComparing(Scorecard.TypeRecall::type))
                .toList();
    }

    private static Scorecard.TypeRecall recall(String type, OfType counts) {
        return new Scorecard.TypeRecall(
                type,
                new Share(counts.exact, counts.spans),
                new Share(counts.overlap, counts.spans),
                new Share(counts.full, counts.spans),
                new Share(counts.typed, counts.spans),
                new Share(counts.charactersCovered, counts.characters));
    }

    private Optional<Scorecard.Entities> masking() {
        return entities.isEmpty() ? Optional.empty() : Optional.of(new Scorecard.Entities(masked(true), masked(false)));
    }

    private Share masked(boolean direct) {
        List<Masking> kind =
                entities.values().stream().filter(m -> m.direct() == direct).toList();
        return new Share(kind.stream().filter(Masking::masked).count(), kind.size());
    }
}
