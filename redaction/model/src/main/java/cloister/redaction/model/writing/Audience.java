package cloister.redaction.model.writing;

import cloister.pipeline.SummaryRole;
import java.util.Map;

/** For whom a summary is. It shifts what is told first, never what is true. */
public enum Audience {
    /** Whoever treats the patient, or handles the matter: findings, decisions and next steps, in the field's words. */
    CLINICIAN(
            "clinician",
            Map.of(SummaryRole.FINDING, 0.05, SummaryRole.DECISION, 0.05),
            "a clinician or case handler: findings, decisions and next steps, in the field's own terms"),
    /** Whoever answers for it: decisions, grounds, deadlines. */
    OFFICER(
            "officer",
            Map.of(SummaryRole.DECISION, 0.25, SummaryRole.NEXT, 0.15, SummaryRole.FINDING, -0.05),
            "a compliance officer: what kind of document it is, what was decided, and what is due"),
    /** Whoever reads it without training. */
    PLAIN(
            "plain",
            Map.of(SummaryRole.EVENT, 0.2, SummaryRole.NEXT, 0.15),
            "a reader without training: what happened and what comes next, in plain words");

    private final String word;
    private final Map<SummaryRole, Double> weights;
    private final String description;

    Audience(String word, Map<SummaryRole, Double> weights, String description) {
        this.word = word;
        this.weights = Map.copyOf(weights);
        this.description = description;
    }

    /** As the settings have it. */
    public String word() {
        return word;
    }

    /** Points that sentences of a role get on top where sentences are chosen. */
    public Map<SummaryRole, Double> weights() {
        return weights;
    }

    /** For the prompt. */
    String description() {
        return description;
    }
}
