package cloister.redaction.model;

/**
 * How doubtful findings are judged.
 *
 * @param margin by how much (natural logarithm of the odds) "term" must be likelier than "name" for a finding to be kept;
 *     infinite means that nothing is ever kept, and the model isn't asked
 * @param context characters on each side of a finding that the model reads
 * @param most findings of one document that are asked about; the rest is redacted without asking
 * @param batch how many are asked at once
 */
public record JudgeSettings(double margin, int context, int most, int batch) {
    public static final JudgeSettings DEFAULT = new JudgeSettings(5.0, 60, 32, 16);

    public JudgeSettings {
        if (!(margin >= 0) || context < 0 || context > 400 || most < 0 || batch < 1) {
            throw new IllegalArgumentException("a number in the judge's settings is out of range");
        }
    }
}
