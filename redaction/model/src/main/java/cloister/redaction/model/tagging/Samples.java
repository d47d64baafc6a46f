package cloister.redaction.model.tagging;

import cloister.pipeline.Scheme;
import cloister.pipeline.Span;
import cloister.redaction.model.text.Tokenizer;
import cloister.redaction.model.torch.TaggerTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts as windows of labelled tokens. */
final class Samples {
    private final TaggerInput input;
    private final Tags tags;

    Samples(TaggerInput input, Tags tags) {
        this.input = input;
        this.tags = tags;
    }

    /**
     * A window.
     *
     * @param ids its tokens, the model's first one before them
     * @param shapes of their words, or none
     * @param labels of these, {@link TaggerTraining#NOT_ASKED} of the first one
     */
    record Sample(int[] ids, int[] shapes, int[] labels, Scheme scheme) {
        int length() {
            return ids.length;
        }
    }

    /**
     * The windows of a text, one after the other.
     *
     * @param width tokens of a window, the first one not counted
     */
    List<Sample> of(TaggedText text, int width) {
        String source = text.text().reveal();
        TaggerInput.Pieces pieces = input.of(source);
        List<Tokenizer.Token> tokens = pieces.tokens();
        int[] labels = labels(tokens, source, text.spans());
        List<Sample> samples = new ArrayList<>();
        for (Windows.Window window : Windows.of(tokens.size(), width, width / 8)) {
            Span seen = window.tokens();
            int[] asked = new int[seen.length() + 1];
            asked[0] = TaggerTraining.NOT_ASKED;
            System.arraycopy(labels, seen.start(), asked, 1, seen.length());
            samples.add(new Sample(pieces.ids(seen), pieces.shapes(seen), asked, text.scheme()));
        }
        return samples;
    }

    private int[] labels(List<Tokenizer.Token> tokens, String source, List<TaggedText.Place> places) {
        int[] labels = new int[tokens.size()];
        for (TaggedText.Place place : places) {
            boolean first = true;
            for (int i = at(tokens, place.span().start()); i < tokens.size(); i++) {
                Span token = stripped(tokens.get(i).span(), source);
                if (token.start() >= place.span().end()) {
                    break;
                }
                if (token.overlaps(place.span())) {
                    labels[i] = tags.first(place.type()) + (first ? 0 : 1);
                    first = false;
                }
            }
        }
        return labels;
    }

    /** The first token that ends after a place. */
    private static int at(List<Tokenizer.Token> tokens, int place) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (tokens.get(middle).span().end() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A token without the white space that it begins or ends with: its label is that of its letters. */
    static Span stripped(Span token, String source) {
        int start = token.start();
        int end = token.end();
        while (start < end && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(source.charAt(end - 1))) {
            end--;
        }
        return start == end ? token : new Span(start, end);
    }

    /** Windows filled up to the same length. */
    static TaggerTraining.Windows batch(List<Sample> samples, List<Scheme> schemes) {
        int rows = samples.size();
        int width = samples.stream().mapToInt(Sample::length).max().orElseThrow();
        int[][] ids = new int[rows][];
        int[][] shapes = new int[samples.get(0).shapes().length == 0 ? 0 : rows][];
        int[][] targets = new int[rows][];
        int[] lengths = new int[rows];
        int[] which = new int[rows];
        for (int row = 0; row < rows; row++) {
            Sample sample = samples.get(row);
            lengths[row] = sample.length();
            which[row] = schemes.indexOf(sample.scheme());
            ids[row] = Arrays.copyOf(sample.ids(), width);
            if (shapes.length > 0) {
                shapes[row] = Arrays.copyOf(sample.shapes(), width);
            }
            targets[row] = Arrays.copyOf(sample.labels(), width);
            Arrays.fill(targets[row], sample.length(), width, TaggerTraining.NOT_ASKED);
        }
        return new TaggerTraining.Windows(ids, shapes, targets, lengths, which);
    }
}
