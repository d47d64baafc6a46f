package cloister.redaction.model.tagging;

import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import cloister.redaction.model.torch.TaggerShape;
import java.util.List;
import java.util.Map;

/**
 * What training makes: numbers that turn a model's first layers into a tagger.
 *
 * @param base digest of the model's file
 * @param depth layers of it that are used
 * @param rank of the matrices
 * @param strength what their products are multiplied by
 * @param width tokens of a window, the first one not counted: what it was trained with
 * @param wordShapes ways to write a word that it was told of
 * @param schemes it was taught, in their order
 * @param types of its labels, in their order
 * @param temperature by which its logits are divided, so that probabilities are true to life
 * @param made how it was made, for its card
 * @param numbers all of it; not to be changed
 */
record Adapter(
        Sha256 base,
        int depth,
        int rank,
        double strength,
        int width,
        int wordShapes,
        List<Scheme> schemes,
        List<FindingType> types,
        double temperature,
        Map<String, String> made,
        float[] numbers) {

    Adapter {
        schemes = List.copyOf(schemes);
        types = List.copyOf(types);
        made = Map.copyOf(made);
        if (!(temperature > 0) || width < 16 || width > 1 << 16) {
            throw new IllegalArgumentException("the temperature or the width is out of range");
        }
    }

    Tags tags() {
        return new Tags(types);
    }

    TaggerShape shape() {
        return new TaggerShape(depth, rank, strength, schemes.size(), wordShapes, tags().count());
    }
}
