package cloister.redaction.model.tagging;

import cloister.pipeline.Span;
import cloister.redaction.model.text.Segmenter;
import cloister.redaction.model.text.Tokenizer;
import java.util.List;

/**
 * How texts become what a tagger's network reads.
 *
 * @param firstToken that all windows begin with
 * @param shaped whether the network is told how words are written
 */
public record TaggerInput(Segmenter segmenter, int firstToken, boolean shaped) {

    /** Ways to write a word that the network is told of. */
    int wordShapes() {
        return shaped ? WordShapes.COUNT : 0;
    }

    Pieces of(String text) {
        List<Tokenizer.Token> tokens = segmenter.encode(text);
        return new Pieces(firstToken, tokens, shaped ? WordShapes.of(text, tokens) : new int[0]);
    }

    /** A text in tokens. */
    static final class Pieces {
        private final int firstToken;
        private final List<Tokenizer.Token> tokens;
        private final int[] shapes;

        private Pieces(int firstToken, List<Tokenizer.Token> tokens, int[] shapes) {
            this.firstToken = firstToken;
            this.tokens = tokens;
            this.shapes = shapes;
        }

        List<Tokenizer.Token> tokens() {
            return tokens;
        }

        /** What the network is given of a window: the first token, then those that stand there. */
        int[] ids(Span window) {
            int[] ids = new int[window.length() + 1];
            ids[0] = firstToken;
            for (int i = 1; i < ids.length; i++) {
                ids[i] = tokens.get(window.start() + i - 1).id();
            }
            return ids;
        }

        /** How their words are written; nothing where the network isn't told. */
        int[] shapes(Span window) {
            if (shapes.length == 0) {
                return new int[0];
            }
            int[] seen = new int[window.length() + 1];
            System.arraycopy(shapes, window.start(), seen, 1, window.length());
            return seen;
        }
    }
}
