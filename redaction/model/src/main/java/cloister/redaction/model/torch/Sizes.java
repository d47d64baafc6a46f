package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFileException;

/**
 * The extents of a model's tensors.
 *
 * @param wide numbers between the feed-forward matrices
 * @param context most tokens of one sequence that the model was made for
 */
record Sizes(int layers, int hidden, int heads, int kvHeads, int headSize, int wide, int vocabulary, int context) {

    /** Larger than any model that fits this host; what claims more is hostile. */
    static final int MOST = 1 << 20;

    Sizes {
        for (int size : new int[] {layers, hidden, heads, kvHeads, headSize, wide, vocabulary}) {
            if (size < 1 || size > MOST) {
                throw new ModelFileException("a size of the model is out of range: " + size);
            }
        }
        if (context < 2 || context > 16 * MOST) {
            throw new ModelFileException("the context length of the model is out of range: " + context);
        }
        if (heads % kvHeads != 0 || headSize % 2 != 0 || (long) heads * headSize > MOST) {
            throw new ModelFileException("the sizes of the attention heads do not fit together");
        }
    }

    /** Rows of the matrix that makes queries. */
    int queryRows() {
        return heads * headSize;
    }

    /** Rows of the matrix that makes keys, or values. */
    int keyRows() {
        return kvHeads * headSize;
    }

    /** Weights of all matrices of the layers. */
    long weights() {
        return (long) layers * hidden * (rows() + (long) queryRows() + 3L * wide);
    }

    /** Rows of queries, keys and values together. */
    int rows() {
        return queryRows() + 2 * keyRows();
    }
}
