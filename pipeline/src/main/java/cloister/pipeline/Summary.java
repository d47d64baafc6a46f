package cloister.pipeline;

import java.util.List;

/** Sentences of the redacted text, each with the place it stands at. Nothing in it is anybody's invention. */
public final class Summary {
    private final List<Sentence> sentences;

    /**
     * One sentence of a summary.
     *
     * @param text exactly what stands at {@code cites}, white space evened out
     * @param cites ranges of the redacted text, in UTF-16 units
     */
    public record Sentence(String text, List<Span> cites) {
        public Sentence {
            cites = List.copyOf(cites);
        }
    }

    private Summary(List<Sentence> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    /** The summary that cites these ranges, in this order. */
    public static Summary citing(RedactedText source, List<Span> ranges) {
        return new Summary(ranges.stream()
                .map(range -> new Sentence(evened(range.of(source.value())), List.of(range)))
                .toList());
    }

    private static String evened(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** The sentences in a row. */
    public String text() {
        return String.join(" ", sentences.stream().map(Sentence::text).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Summary that && sentences.equals(that.sentences);
    }

    @Override
    public int hashCode() {
        return sentences.hashCode();
    }

    @Override
    public String toString() {
        return "Summary(" + sentences.size() + " sentences)";
    }
}
