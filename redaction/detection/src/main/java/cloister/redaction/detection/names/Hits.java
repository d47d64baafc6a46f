package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as they come; of those that differ in the score only, the surest is kept. */
final class Hits {
    private static final double LEAST = 0.3;
    private static final double MOST = 0.97;

    private final Map<Key, Finding> found = new LinkedHashMap<>();

    private record Key(Span span, FindingType type, String by) {}

    void add(Span span, FindingType type, double score, String by) {
        if (score < LEAST || span.isEmpty()) {
            return;
        }
        Finding finding = new Finding(span, type, Math.min(score, MOST), by);
        found.merge(new Key(span, type, by), finding, (a, b) -> a.score() >= b.score() ? a : b);
    }

    List<Finding> all() {
        return List.copyOf(found.values());
    }

    /** The chance that at least one of two independent signs is right. */
    static double either(double a, double b) {
        return 1 - (1 - a) * (1 - b);
    }
}
