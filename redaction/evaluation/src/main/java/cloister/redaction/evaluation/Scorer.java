package cloister.redaction.evaluation;

import cloister.pipeline.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what was found with what a person marked. */
public final class Scorer {
    private final Rules rules;
    private final Titles titles;

    public Scorer(Rules rules) {
        this.rules = rules;
        this.titles = new Titles(rules.titles());
    }

    /** A scorer by {@link Rules#standard()}. */
    public static Scorer standard() {
        return new Scorer(Rules.standard());
    }

    /**
     * Scores findings, given by the gold documents' ids, with offsets in UTF-16 units of their texts.
     *
     * @throws IllegalArgumentException if a finding lies outside its text
     */
    public Scorecard score(List<GoldDocument> gold, Map<String, List<Finding>> found) {
        Tally tally = new Tally();
        for (GoldDocument document : gold) {
            List<Finding> findings = found.getOrDefault(document.id(), List.of());
            new Comparison(document, sure(findings, document), rules, titles).count(tally);
        }
        Set<String> ids = gold.stream().map(GoldDocument::id).collect(Collectors.toSet());
        int answered = (int) found.keySet().stream().filter(ids::contains).count();
        return tally.scorecard(gold.size(), gold.size() - answered, found.size() - answered);
    }

    private List<Finding> sure(List<Finding> findings, GoldDocument document) {
        if (findings.stream().anyMatch(f -> f.span().end() > document.text().length())) {
            throw new IllegalArgumentException("a finding lies outside its text");
        }
        return findings.stream().filter(f -> f.score() >= rules.minScore()).toList();
    }
}
