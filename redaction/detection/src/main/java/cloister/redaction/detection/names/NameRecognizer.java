package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Recognizer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All finders over one reading of the words. */
final class NameRecognizer implements Recognizer {
    /** To be raised with every change of the rules in this package. */
    static final int RULES = 3;

    private static final double SURE = 0.85;

    private final List<Finder> finders;
    private final Set<String> off;

    /** @param off which findings not to give, by their {@code by} */
    NameRecognizer(List<Finder> finders, Set<String> off) {
        this.finders = List.copyOf(finders);
        this.off = Set.copyOf(off);
    }

    @Override
    public String id() {
        return "names";
    }

    @Override
    public String signature() {
        return "names " + RULES + " " + Lexicon.standard().digest() + " without " + new TreeSet<>(off);
    }

    @Override
    public List<Finding> find(DocumentText text) {
        Tokens tokens = new Tokens(text, Lexicon.standard());
        Hits hits = new Hits();
        finders.forEach(finder -> finder.find(tokens, hits));
        List<Finding> found = hits.all();
        List<Span> bodies = Span.union(found.stream()
                .filter(f -> f.type() == FindingType.ORGANIZATION)
                .map(Finding::span)
                .toList());
        return found.stream()
                .filter(f -> !off.contains(f.by()))
                .filter(f -> f.type() == FindingType.ORGANIZATION || f.score() >= SURE || !inside(bodies, f.span()))
                .toList();
    }

    /** A word inside the name of an organisation is no person or place of its own. */
    private static boolean inside(List<Span> bodies, Span span) {
        int at = Collections.binarySearch(bodies, new Span(span.start(), Integer.MAX_VALUE));
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && bodies.get(before).contains(span);
    }
}
