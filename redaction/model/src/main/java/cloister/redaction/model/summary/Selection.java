package cloister.redaction.model.summary;

import cloister.pipeline.SummaryRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a summary together: what kind of document it is, then what tells most, each role once before any twice, nothing
 * that was told already, in the order of the document.
 */
public final class Selection {
    /** What a role that isn't told yet is worth. */
    private static final double NEW_ROLE = 0.3;

    /** What each further sentence of a role costs. */
    private static final double REPEATED = 0.08;

    /** What saying again what was said costs, for all words alike. */
    private static final double AGAIN = 0.5;

    /** From here on it is the same said twice. */
    private static final double SAME = 0.8;

    private final String text;
    private final Map<SummaryRole, Double> weights;

    /** @param weights points that a role gets on top, by the audience */
    public Selection(String text, Map<SummaryRole, Double> weights) {
        this.text = text;
        this.weights = new EnumMap<>(SummaryRole.class);
        this.weights.putAll(weights);
    }

    /** A candidate with its score, without the audience's weights. */
    public record Scored(Candidate candidate, double score) {}

    private record Kept(Scored scored, Set<String> stems) {}

    /** The best {@code most} of them, in the order of the document. */
    public List<Candidate> choose(List<Scored> scored, int most) {
        List<Kept> open = new ArrayList<>();
        scored.forEach(s -> open.add(new Kept(s, Stems.of(s.candidate().words(text)))));
        open.sort(Comparator.comparing((Kept kept) -> kept.scored().candidate().span()));
        List<Kept> chosen = new ArrayList<>();
        while (chosen.size() < most && !open.isEmpty()) {
            Kept best = open.get(0);
            double bestValue = Double.NEGATIVE_INFINITY;
            for (Kept kept : open) {
                double value = value(kept, chosen, most);
                if (value > bestValue) {
                    best = kept;
                    bestValue = value;
                }
            }
            open.remove(best);
            if (bestValue == Double.NEGATIVE_INFINITY) {
                break;
            }
            chosen.add(best);
        }
        return chosen.stream()
                .map(kept -> kept.scored().candidate())
                .sorted(Comparator.comparing(Candidate::span))
                .toList();
    }

    private double value(Kept kept, List<Kept> chosen, int most) {
        SummaryRole role = kept.scored().candidate().role();
        double nearest = 0;
        for (Kept other : chosen) {
            nearest = Math.max(nearest, Stems.overlap(kept.stems(), other.stems()));
        }
        if (nearest >= SAME) {
            return Double.NEGATIVE_INFINITY;
        }
        boolean title = role == SummaryRole.DOCUMENT;
        long before = chosen.stream()
                .filter(other -> other.scored().candidate().role() == role)
                .count();
        double structure = title ? (most >= 3 ? 1 : -1) : before == 0 ? NEW_ROLE : -REPEATED * before;
        return kept.scored().score() + structure + weights.getOrDefault(role, 0.0) - AGAIN * nearest;
    }
}
