package cloister.redaction.model.writing;

import cloister.pipeline.CodePoints;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Span;
import java.util.List;

/**
 * Sentences of one redacted text, numbered from 1, that are to be told in fewer. Made from redacted text and nothing
 * else, so that nothing else can reach a writer, wherever it works.
 */
public final class WritingTask {
    private final List<String> sentences;
    private final List<Span> ranges;
    private final int most;
    private final Audience audience;

    private WritingTask(List<String> sentences, List<Span> ranges, int most, Audience audience) {
        this.sentences = List.copyOf(sentences);
        this.ranges = List.copyOf(ranges);
        this.most = most;
        this.audience = audience;
    }

    /**
     * @param spans of the sentences, in the order of the text
     * @param points of the redacted text
     * @param most sentences that are wanted
     */
    public static WritingTask of(
            RedactedText source, CodePoints points, List<Span> spans, int most, Audience audience) {
        return new WritingTask(
                spans.stream()
                        .map(span -> span.of(source.value()).strip().replaceAll("\\s+", " "))
                        .toList(),
                spans.stream().map(points::fromUtf16).toList(),
                most,
                audience);
    }

    /** The sentences, white space evened out; the first is number 1. */
    public List<String> sentences() {
        return sentences;
    }

    /** Where they stand in the redacted text, in code points: what {@link cloister.pipeline.Inference} records. */
    public List<Span> ranges() {
        return ranges;
    }

    /** How many sentences are wanted at most. */
    public int most() {
        return most;
    }

    public Audience audience() {
        return audience;
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "WritingTask(" + sentences.size() + " sentences into " + most + ")";
    }
}
