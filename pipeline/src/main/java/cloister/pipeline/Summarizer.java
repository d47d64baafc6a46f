package cloister.pipeline;

/** RedactedText → Summary. Takes nothing but redacted text. */
public interface Summarizer {

    Recorded<Attempt<Summary>> summarize(RedactedText text);
}
