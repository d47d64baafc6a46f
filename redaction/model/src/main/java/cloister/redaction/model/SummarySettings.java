package cloister.redaction.model;

/**
 * How a summary is chosen.
 *
 * @param sentences how many at most
 * @param candidates how many sentences the model looks at, at most; bounds its cost for long documents
 * @param mostTokens of the prompt that holds them
 * @param weight of the model's judgement, in points of the rules' score for each standard deviation; 0 leaves it out
 */
public record SummarySettings(int sentences, int candidates, int mostTokens, double weight) {
    public static final SummarySettings DEFAULT = new SummarySettings(3, 24, 1_500, 0.1);

    public SummarySettings {
        if (sentences < 1 || candidates < sentences || mostTokens < 200 || !(weight >= 0 && weight <= 10)) {
            throw new IllegalArgumentException("a number in the summary's settings is out of range");
        }
    }
}
