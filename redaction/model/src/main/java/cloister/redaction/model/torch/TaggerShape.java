package cloister.redaction.model.torch;

/**
 * The extents of a tagger beside those of the model whose layers it uses.
 *
 * @param depth layers of the model
 * @param rank of the adapter's matrices (LoRA, Hu et al. 2021)
 * @param strength what the adapter's products are multiplied by
 * @param schemes ways to annotate that it knows
 * @param wordShapes ways to write a word that it is told of; 0 for decoders, whose vocabularies keep them
 * @param labels that a token can have
 */
public record TaggerShape(int depth, int rank, double strength, int schemes, int wordShapes, int labels) {
    private static final int MOST = 4096;

    public TaggerShape {
        for (int size : new int[] {depth, rank, schemes, labels, wordShapes + 1}) {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException("a size of the tagger is out of range: " + size);
            }
        }
        if (!(strength > 0)) {
            throw new IllegalArgumentException("the adapter's strength is out of range");
        }
    }
}
