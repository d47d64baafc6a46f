package cloister.redaction.detection;

/** The scale on which recognizers score, so that thresholds mean the same for all of them. */
public final class Evidence {
    /** A right check digit with context, or the value of a labelled field: no protector overrules it. */
    public static final double CERTAIN = 0.98;
    /** A shape that hardly anything else has, or a name beside its title. */
    public static final double STRONG = 0.9;
    /** A shape with a context word, a full name from the lexicon. */
    public static final double LIKELY = 0.75;
    /** More likely than not; the built-in policies redact from here on. */
    public static final double POSSIBLE = 0.55;
    /** Less likely than not; a judge may look. */
    public static final double WEAK = 0.35;

    private Evidence() {}
}
