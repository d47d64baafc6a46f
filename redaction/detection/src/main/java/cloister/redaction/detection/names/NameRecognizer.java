package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Recognizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All finders over one reading of the words. */
final class NameRecognizer implements Recognizer {
    /** To be raised with every change of the rules in this package. */
    static final int RULES = 1;

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
        return hits.all().stream().filter(f -> !off.contains(f.by())).toList();
    }
}
