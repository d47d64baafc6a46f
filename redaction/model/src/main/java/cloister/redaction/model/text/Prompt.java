package cloister.redaction.model.text;

import cloister.pipeline.Span;
import java.util.List;
import java.util.Optional;

/** A conversation as tokens, with the place in the messages that each token comes from. Shows no text. */
public final class Prompt {
    private final List<Piece> pieces;
    private final int instructions;

    Prompt(List<Piece> pieces, int instructions) {
        this.pieces = List.copyOf(pieces);
        this.instructions = instructions;
    }

    /**
     * A token of a prompt.
     *
     * @param message number of the message it comes from, or -1 for the template's own text
     * @param span in that message, in UTF-16 units
     */
    record Piece(int id, int message, Span span) {}

    /** The tokens, without the model's first one. */
    public int[] tokens() {
        return pieces.stream().mapToInt(Piece::id).toArray();
    }

    public int length() {
        return pieces.size();
    }

    /**
     * How many of the first tokens come from nothing but the application's own messages and the model's template. They are
     * the same whatever comes after them: they end with a control token.
     */
    public int instructions() {
        return instructions;
    }

    /** The tokens that stand for these characters of a message, or nothing if none does. */
    public Optional<Span> tokensOf(int message, Span span) {
        int begin = -1;
        int end = -1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.message() == message && piece.span().overlaps(span)) {
                begin = begin < 0 ? i : begin;
                end = i + 1;
            }
        }
        return begin < 0 ? Optional.empty() : Optional.of(new Span(begin, end));
    }

    @Override
    public String toString() {
        return "Prompt(" + pieces.size() + " tokens)";
    }
}
