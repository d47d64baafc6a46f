package cloister.redaction.model.tagging;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.model.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Probabilities of labels → findings: whole words, of tokens that are more likely inside something than the limit says. */
final class TagReader {
    /** A tagger is never surer than a rule that can check. */
    private static final double HIGHEST = 0.97;

    private final Tags tags;
    private final String name;

    /** @param name of the tagger, as it stands in findings */
    TagReader(Tags tags, String name) {
        this.tags = tags;
        this.name = name;
    }

    /** A token's labels, summed up. */
    private record Mark(Span span, double inside, FindingType type, boolean begins) {}

    /**
     * What stands in a text.
     *
     * @param tokens of the text
     * @param probabilities of the labels of each
     * @param limit tokens that are less likely inside something are outside
     */
    List<Finding> read(String source, List<Tokenizer.Token> tokens, float[][] probabilities, double limit) {
        List<Finding> found = new ArrayList<>();
        List<Mark> open = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = wordEnd(source, tokens, at);
            Mark word = word(source, tokens.subList(at, end), probabilities, at);
            boolean goesOn = !open.isEmpty() && !word.begins() && open.get(0).type() == word.type();
            if (word.inside() < limit || !goesOn) {
                close(found, open);
            }
            if (word.inside() >= limit) {
                open.add(word);
            }
            at = end;
        }
        close(found, open);
        return found;
    }

    private void close(List<Finding> found, List<Mark> open) {
        if (!open.isEmpty()) {
            double sum = open.stream().mapToDouble(Mark::inside).sum();
            Span span = new Span(
                    open.get(0).span().start(), open.get(open.size() - 1).span().end());
            double score = Math.min(HIGHEST, sum / open.size());
            found.add(new Finding(span, open.get(0).type(), score, name));
            open.clear();
        }
    }

    /** Tokens of one word have one answer: that of the likeliest of them. */
    private Mark word(String source, List<Tokenizer.Token> tokens, float[][] probabilities, int at) {
        double inside = 0;
        float[] sums = new float[tags.types().size()];
        for (int i = 0; i < tokens.size(); i++) {
            float[] row = probabilities[at + i];
            inside = Math.max(inside, 1 - row[Tags.OUTSIDE]);
            for (int type = 0; type < sums.length; type++) {
                sums[type] += row[1 + 2 * type] + row[2 + 2 * type];
            }
        }
        int best = 0;
        for (int type = 1; type < sums.length; type++) {
            best = sums[type] > sums[best] ? type : best;
        }
        float[] first = probabilities[at];
        Span span = Samples.stripped(
                new Span(
                        tokens.get(0).span().start(),
                        tokens.get(tokens.size() - 1).span().end()),
                source);
        return new Mark(span, inside, tags.types().get(best), first[1 + 2 * best] > first[2 + 2 * best]);
    }

    /** Tokens that follow without a blank and go on with letters or digits are one word. */
    private static int wordEnd(String source, List<Tokenizer.Token> tokens, int at) {
        int end = at + 1;
        while (end < tokens.size()
                && joined(source, tokens.get(end - 1).span(), tokens.get(end).span())) {
            end++;
        }
        return end;
    }

    private static boolean joined(String source, Span before, Span after) {
        if (after.start() < before.end()) {
            return true;
        }
        return before.end() == after.start()
                && Character.isLetterOrDigit(source.charAt(before.end() - 1))
                && Character.isLetterOrDigit(source.charAt(after.start()));
    }
}
