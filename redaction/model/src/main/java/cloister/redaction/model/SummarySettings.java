package cloister.redaction.model;

import cloister.redaction.model.writing.Audience;

/**
 * How a summary is made.
 *
 * @param sentences how many at most, the title among them
 * @param candidates how many sentences the model reads in one pass, at most
 * @param mostTokens of the prompt that holds them
 * @param passes how many passes at most; a longer document gives the best of each of so many sections
 * @param weight of the model's judgement, in points of the rules' score for each standard deviation; 0 leaves it out
 * @param margin by how much (natural logarithm of the odds) the model must hold a written sentence for said by its
 *     sources
 */
public record SummarySettings(
        SummaryMode mode,
        int sentences,
        Audience audience,
        int candidates,
        int mostTokens,
        int passes,
        double weight,
        double margin) {
    public static final SummarySettings DEFAULT =
            new SummarySettings(SummaryMode.AUTO, 6, Audience.CLINICIAN, 24, 1_500, 8, 0.1, 0.0);

    public SummarySettings {
        boolean counts = sentences >= 1 && candidates >= sentences && mostTokens >= 200 && passes >= 1;
        if (!counts || !(weight >= 0 && weight <= 10) || !(margin >= -20 && margin <= 20)) {
            throw new IllegalArgumentException("a number in the summary's settings is out of range");
        }
    }

    public SummarySettings withMode(SummaryMode changed) {
        return new SummarySettings(changed, sentences, audience, candidates, mostTokens, passes, weight, margin);
    }

    public SummarySettings withSentences(int changed) {
        return new SummarySettings(
                mode, changed, audience, Math.max(candidates, changed), mostTokens, passes, weight, margin);
    }

    public SummarySettings withAudience(Audience changed) {
        return new SummarySettings(mode, sentences, changed, candidates, mostTokens, passes, weight, margin);
    }
}
