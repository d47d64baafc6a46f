package cloister.pipeline;

/** ExtractedDocument → Findings. Built for one policy. */
public interface Detector {

    /** What stands in each audit record for this detector and its policy. */
    Policy policy();

    /** Looks at every character of the text with every detector of its policy. Pure: same text, same findings. */
    Recorded<Findings> detect(SensitiveText text);
}
