package cloister.redaction.model.torch;

/**
 * The extents of a tagger beside those of the model whose first layers it uses.
 *
 * @param depth layers of the model
 * @param rank of the adapter's matrices (LoRA, Hu et al. 2021)
 * @param strength what the adapter's products are multiplied by
 * @param schemes ways to annotate that it knows
 * @param labels that a token can have
 */
public record TaggerShape(int depth, int rank, double strength, int schemes, int labels) {
    private static final int MOST = 4096;

    public TaggerShape {
        for (int size : new int[] {depth, rank, schemes, labels}) {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException("a size of the tagger is out of range: " + size);
            }
        }
        if (!(strength > 0)) {
            throw new IllegalArgumentException("the adapter's strength is out of range");
        }
    }

    /** Numbers of the adapter for each of a layer's matrices, in their order. */
    int[] parts(Sizes sizes) {
        return new int[] {
            rank * (sizes.hidden() + sizes.rows()),
            rank * (sizes.queryRows() + sizes.hidden()),
            rank * (sizes.hidden() + 2 * sizes.wide()),
            rank * (sizes.wide() + sizes.hidden())
        };
    }

    /** Numbers that go into the rank, of those of each part: these come first. */
    int[] inner(Sizes sizes) {
        return new int[] {rank * sizes.hidden(), rank * sizes.queryRows(), rank * sizes.hidden(), rank * sizes.wide()};
    }

    /** Numbers of the adapter for all layers. */
    int layerNumbers(Sizes sizes) {
        int sum = 0;
        for (int part : parts(sizes)) {
            sum = Math.addExact(sum, part);
        }
        return Math.multiplyExact(sum, depth);
    }

    /** Numbers of the schemes, the last norm, the head and its bias. */
    int endNumbers(Sizes sizes) {
        return schemes * sizes.hidden() + sizes.hidden() + labels * sizes.hidden() + labels;
    }
}
