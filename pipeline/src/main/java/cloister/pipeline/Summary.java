package cloister.pipeline;

import java.util.List;

/**
 * Sentences about a redacted text, each with the places that it rests on, looked at again by every detector of the
 * policy. Only {@link Screener#clear} makes one, or the archive when it reads back what was committed: a summary that
 * nobody has looked at again can't be released.
 */
public final class Summary {
    private final List<Sentence> sentences;

    /**
     * One sentence of a summary.
     *
     * @param cites ranges of the redacted text, in UTF-16 units; at least one
     */
    public record Sentence(SummaryRole role, String text, List<Span> cites) {
        public Sentence {
            cites = List.copyOf(cites);
            if (text.isBlank() || cites.isEmpty() || cites.stream().anyMatch(Span::isEmpty)) {
                throw new IllegalArgumentException("a sentence says something and rests on something");
            }
        }

        /** The sentence that says exactly what stands there, white space evened out. */
        public static Sentence quoting(RedactedText source, SummaryRole role, List<Span> cites) {
            return new Sentence(role, quoted(source, cites), cites);
        }

        /** Whether it says exactly what it cites, so that nothing in it is anybody's invention. */
        public boolean quotes(RedactedText source) {
            return text.equals(quoted(source, cites));
        }

        private static String quoted(RedactedText source, List<Span> cites) {
            return evened(String.join(
                    " ", cites.stream().map(cite -> cite.of(source.value())).toList()));
        }

        private static String evened(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }

        /** Shows no text. */
        @Override
        public String toString() {
            return "Sentence(" + role + ", " + text.length() + ")";
        }
    }

    Summary(List<Sentence> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    /**
     * Reads back a summary that was committed before. For the archive alone (ArchUnit holds it to that), which proves by
     * the recorded digest that it is the same.
     */
    public static Summary reread(List<Sentence> stored) {
        return new Summary(stored);
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** The sentences, a line for each. */
    public String text() {
        return String.join("\n", sentences.stream().map(Sentence::text).toList());
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
