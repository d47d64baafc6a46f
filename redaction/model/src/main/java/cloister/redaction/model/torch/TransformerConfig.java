package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import java.util.List;

/**
 * All that makes a model what it is, besides its weights.
 *
 * @param epsilon of the norms
 * @param queryScale what the products of queries and keys are multiplied by
 * @param embeddingScale what embeddings are multiplied by
 * @param attentionCap which scores of attention stay below, bent softly; 0 means none
 * @param logitCap the same for logits
 * @param windows how many places each layer sees, that of the token itself included; 0 means all
 * @param rotary the turning in layers that see all
 * @param localRotary the turning in layers with a window
 * @param context most tokens of one sequence, as asked for and as the model allows
 */
record TransformerConfig(
        Architecture architecture,
        Sizes sizes,
        double epsilon,
        double queryScale,
        double embeddingScale,
        double attentionCap,
        double logitCap,
        List<Integer> windows,
        Rotary rotary,
        Rotary localRotary,
        int context) {

    TransformerConfig {
        windows = List.copyOf(windows);
        if (!(epsilon > 0) || !(queryScale > 0) || !(embeddingScale > 0) || attentionCap < 0 || logitCap < 0) {
            throw new ModelFileException("a number of the model is out of range");
        }
        if (rotary.dimensions() > sizes.headSize() || windows.stream().anyMatch(window -> window < 0)) {
            throw new ModelFileException("rotary dimensions or windows of the model are out of range");
        }
    }

    /**
     * What a file says.
     *
     * @param context most tokens wanted of one sequence; models that were made longer afterwards may have other numbers
     *     for short ones
     * @throws ModelFileException if it is of an unknown architecture, or has what is not supported; the message names it
     */
    static TransformerConfig of(ModelFile file, int context) {
        return new ConfigReader(file, context).read();
    }
}
