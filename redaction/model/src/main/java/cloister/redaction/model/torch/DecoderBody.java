package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.torch.TorchArchive.Empty;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first layers of a decoder of the Llama family ({@code Tagger.py}). */
final class DecoderBody extends TaggerBody {
    private final TransformerConfig config;

    /** @throws ModelFileException if the model is not of the one family that this is written for, or has fewer layers */
    DecoderBody(ModelFile file, TaggerShape shape) {
        super("Tagger", shape);
        this.config = TransformerConfig.of(file, Sizes.MOST);
        if (config.architecture() != Architecture.LLAMA
                || config.sizes().layers() < shape.depth()
                || config.windows().stream().anyMatch(window -> window > 0)) {
            throw new ModelFileException("a tagger can't use the layers of this model");
        }
    }

    @Override
    Sizes sizes() {
        return config.sizes();
    }

    @Override
    Map<String, Empty> attributes() {
        Map<String, Empty> attributes = new LinkedHashMap<>();
        List.of("heads", "kv_heads", "head_size", "kind", "rank", "schemes", "labels")
                .forEach(name -> attributes.put(name, Empty.ZERO));
        List.of("epsilon", "strength").forEach(name -> attributes.put(name, Empty.ZERO_FLOAT));
        attributes.put("speeds", Empty.NONE);
        return attributes;
    }

    @Override
    void configure(TorchModule.Scope scope, int kind) {
        Sizes sizes = sizes();
        scope.call(
                "configure",
                scope.of(sizes.heads()),
                scope.of(sizes.kvHeads()),
                scope.of(sizes.headSize()),
                scope.of(kind),
                scope.of(shape().rank()),
                scope.of(shape().schemes()),
                scope.of(shape().labels()),
                scope.of(config.epsilon()),
                scope.of(shape().strength()),
                scope.value(scope.array(config.rotary().speeds(sizes.headSize()), sizes.headSize() / 2)));
    }

    @Override
    List<PtNDArray> tables(Weights weights) throws IOException {
        return List.of(weights.pieces(sizes().hidden(), List.of(Map.entry("token_embd.weight", sizes().vocabulary()))));
    }

    @Override
    List<PtNDArray> layer(Weights weights, int layer) throws IOException {
        return List.of(new LayerWeights(config, weights, layer).core());
    }

    @Override
    List<Part> parts() {
        Sizes sizes = sizes();
        int rank = shape().rank();
        return List.of(
                Part.NOTHING,
                Part.matrix(rank, sizes.rows(), sizes.hidden()),
                Part.matrix(rank, sizes.hidden(), sizes.queryRows()),
                Part.NOTHING,
                Part.matrix(rank, 2 * sizes.wide(), sizes.hidden()),
                Part.matrix(rank, sizes.hidden(), sizes.wide()));
    }

    @Override
    List<End> ends() {
        int hidden = sizes().hidden();
        return List.of(
                new End(shape().schemes() * hidden, 0, 0),
                new End(hidden, 1, 0),
                new End(shape().labels() * hidden, 0, 0.02),
                new End(shape().labels(), 0, 0));
    }
}
