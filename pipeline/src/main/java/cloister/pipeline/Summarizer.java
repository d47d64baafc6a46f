package cloister.pipeline;

/** RedactedText → SummaryDraft. Takes nothing but redacted text. */
public interface Summarizer {

    Recorded<Attempt<SummaryDraft>> summarize(RedactedText text);
}
