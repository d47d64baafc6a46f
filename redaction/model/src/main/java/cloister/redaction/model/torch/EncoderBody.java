package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.torch.TorchArchive.Empty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An encoder of BERT's kind ({@code Encoder.py}), all of its layers. */
final class EncoderBody extends TaggerBody {
    private static final String WORD = "bert";

    private final Sizes sizes;
    private final double epsilon;

    /** @throws ModelFileException if sizes don't fit together, or the adapter is made for another number of layers */
    EncoderBody(ModelFile file, TaggerShape shape) {
        super("Encoder", shape);
        ModelMetadata metadata = file.metadata();
        int hidden = require(metadata, "embedding_length");
        int heads = require(metadata, "attention.head_count");
        this.sizes = new Sizes(
                require(metadata, "block_count"),
                hidden,
                heads,
                heads,
                heads < 1 ? 0 : hidden / heads,
                require(metadata, "feed_forward_length"),
                require(metadata, "vocab_size"),
                require(metadata, "context_length"));
        this.epsilon = metadata.number(WORD + ".attention.layer_norm_epsilon").orElse(1e-12);
        if (sizes.layers() != shape.depth() || sizes.queryRows() != hidden) {
            throw new ModelFileException("a tagger can't use the layers of this model");
        }
    }

    static boolean fits(ModelFile file) {
        return file.metadata().text("general.architecture").orElse("").equals(WORD);
    }

    private static int require(ModelMetadata metadata, String key) {
        return metadata.integer(WORD + "." + key)
                .orElseThrow(() -> new ModelFileException("the metadata lacks " + WORD + "." + key));
    }

    @Override
    Sizes sizes() {
        return sizes;
    }

    @Override
    Map<String, Empty> attributes() {
        Map<String, Empty> attributes = new LinkedHashMap<>();
        List.of("heads", "kind", "rank", "schemes", "shapes", "labels")
                .forEach(name -> attributes.put(name, Empty.ZERO));
        List.of("epsilon", "strength").forEach(name -> attributes.put(name, Empty.ZERO_FLOAT));
        return attributes;
    }

    @Override
    void configure(TorchModule.Scope scope, int kind) {
        scope.call(
                "configure",
                scope.of(sizes.heads()),
                scope.of(kind),
                scope.of(shape().rank()),
                scope.of(shape().schemes()),
                scope.of(shape().wordShapes()),
                scope.of(shape().labels()),
                scope.of(epsilon),
                scope.of(shape().strength()));
    }

    @Override
    List<PtNDArray> tables(Weights weights) throws IOException {
        int hidden = sizes.hidden();
        float[] places = weights.numbers("position_embd.weight", sizes.context(), hidden);
        float[] types = weights.numbers("token_types.weight", 2, hidden);
        for (int i = 0; i < places.length; i++) {
            places[i] += types[i % hidden];
        }
        return List.of(
                weights.pieces(hidden, List.of(Map.entry("token_embd.weight", sizes.vocabulary()))),
                weights.array(places, sizes.context(), hidden),
                weights.vector("token_embd_norm.weight", hidden),
                weights.vector("token_embd_norm.bias", hidden));
    }

    @Override
    List<PtNDArray> layer(Weights weights, int layer) throws IOException {
        String at = "blk." + layer + ".";
        int hidden = sizes.hidden();
        List<PtNDArray> all = new ArrayList<>();
        all.add(weights.pieces(
                hidden,
                List.of(
                        Map.entry(at + "attn_q.weight", hidden),
                        Map.entry(at + "attn_k.weight", hidden),
                        Map.entry(at + "attn_v.weight", hidden))));
        float[] biases = new float[3 * hidden];
        int from = 0;
        for (String part : List.of("attn_q", "attn_k", "attn_v")) {
            System.arraycopy(weights.numbers(at + part + ".bias", hidden, 1), 0, biases, from, hidden);
            from += hidden;
        }
        all.add(weights.array(biases, 3L * hidden));
        matrix(all, weights, at + "attn_output", hidden, hidden);
        norm(all, weights, at + "attn_output_norm");
        matrix(all, weights, at + "ffn_up", sizes.wide(), hidden);
        matrix(all, weights, at + "ffn_down", hidden, sizes.wide());
        norm(all, weights, at + "layer_output_norm");
        return all;
    }

    private static void matrix(List<PtNDArray> all, Weights weights, String name, int rows, int columns)
            throws IOException {
        all.add(weights.pieces(columns, List.of(Map.entry(name + ".weight", rows))));
        all.add(weights.vector(name + ".bias", rows));
    }

    private void norm(List<PtNDArray> all, Weights weights, String name) throws IOException {
        all.add(weights.vector(name + ".weight", sizes.hidden()));
        all.add(weights.vector(name + ".bias", sizes.hidden()));
    }

    @Override
    List<Part> parts() {
        int hidden = sizes.hidden();
        int wide = sizes.wide();
        int rank = shape().rank();
        Part across = Part.vector(hidden);
        return List.of(
                Part.matrix(rank, 3 * hidden, hidden),
                Part.vector(3 * hidden),
                Part.matrix(rank, hidden, hidden),
                across,
                across,
                across,
                Part.matrix(rank, wide, hidden),
                Part.vector(wide),
                Part.matrix(rank, hidden, wide),
                across,
                across,
                across);
    }

    @Override
    List<End> ends() {
        int hidden = sizes.hidden();
        return List.of(
                new End(shape().schemes() * hidden, 0, 0),
                new End(shape().wordShapes() * hidden, 0, 0),
                new End(shape().labels() * hidden, 0, 0.02),
                new End(shape().labels(), 0, 0));
    }
}
