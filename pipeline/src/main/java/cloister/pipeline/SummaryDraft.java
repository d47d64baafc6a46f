package cloister.pipeline;

import java.util.List;

/** A summary that was not yet looked at again: nothing can be released with it. {@link Screener#clear} goes on. */
public final class SummaryDraft {
    private final RedactedText source;
    private final List<Summary.Sentence> sentences;

    private SummaryDraft(RedactedText source, List<Summary.Sentence> sentences) {
        this.source = source;
        this.sentences = List.copyOf(sentences);
    }

    /** @throws IndexOutOfBoundsException if a citation lies outside the text */
    public static SummaryDraft of(RedactedText source, List<Summary.Sentence> sentences) {
        for (Summary.Sentence sentence : sentences) {
            for (Span cite : sentence.cites()) {
                if (cite.end() > source.value().length()) {
                    throw new IndexOutOfBoundsException("a citation lies outside the text");
                }
            }
        }
        return new SummaryDraft(source, sentences);
    }

    /** The draft that quotes these ranges, in this order. */
    public static SummaryDraft citing(RedactedText source, List<Span> ranges) {
        return of(
                source,
                ranges.stream()
                        .map(range -> Summary.Sentence.quoting(source, SummaryRole.DETAIL, List.of(range)))
                        .toList());
    }

    public RedactedText source() {
        return source;
    }

    public List<Summary.Sentence> sentences() {
        return sentences;
    }

    /** The sentences, a line for each. */
    String lines() {
        return String.join("\n", sentences.stream().map(Summary.Sentence::text).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SummaryDraft that && source.equals(that.source) && sentences.equals(that.sentences);
    }

    @Override
    public int hashCode() {
        return source.hashCode() + sentences.hashCode();
    }

    @Override
    public String toString() {
        return "SummaryDraft(" + sentences.size() + " sentences)";
    }
}
