package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.torch.Architecture.Trait;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of one layer, in one form for all architectures: queries, keys and values in one matrix, gate and up in
 * another, and pairs of numbers that turn together side by side.
 */
final class LayerWeights {
    /** Tensors that change what a layer computes; a file that has one of them where none is expected is refused. */
    private static final Set<String> EXTRAS = Set.of(
            "attn_output.bias",
            "ffn_gate.bias",
            "ffn_up.bias",
            "ffn_down.bias",
            "attn_norm.bias",
            "ffn_norm.bias",
            "attn_sinks.weight",
            "ffn_gate_inp.weight",
            "attn_q_norm.weight",
            "attn_k_norm.weight",
            "post_attention_norm.weight",
            "post_ffw_norm.weight",
            "attn_sub_norm.weight",
            "ffn_sub_norm.weight");

    private static final List<String> HEAD_NORMS = List.of("attn_q_norm.weight", "attn_k_norm.weight");
    private static final List<String> OUTER_NORMS = List.of("post_attention_norm.weight", "post_ffw_norm.weight");

    private final TransformerConfig config;
    private final Sizes sizes;
    private final Weights weights;
    private final String at;

    LayerWeights(TransformerConfig config, Weights weights, int layer) {
        this.config = config;
        this.sizes = config.sizes();
        this.weights = weights;
        this.at = "blk." + layer + ".";
    }

    /** The tensors in the order that {@code load_layer} takes them. */
    PtNDArray[] read() throws IOException {
        refuseExtras();
        int hidden = sizes.hidden();
        boolean heads = config.architecture().has(Trait.HEAD_NORMS);
        boolean outer = config.architecture().has(Trait.OUTER_NORMS);
        return new PtNDArray[] {
            weights.vector(at + "attn_norm.weight", hidden),
            weights.array(attention("weight", hidden), sizes.rows(), hidden),
            weights.matrix(at + "attn_output.weight", hidden, sizes.queryRows()),
            weights.vector(at + "ffn_norm.weight", hidden),
            weights.array(gateAndUp(), 2L * sizes.wide(), hidden),
            weights.matrix(at + "ffn_down.weight", hidden, sizes.wide()),
            bias(),
            heads ? headNorm(HEAD_NORMS.get(0)) : weights.none(),
            heads ? headNorm(HEAD_NORMS.get(1)) : weights.none(),
            outer ? weights.vector(at + OUTER_NORMS.get(0), hidden) : weights.none(),
            outer ? weights.vector(at + OUTER_NORMS.get(1), hidden) : weights.none(),
        };
    }

    private void refuseExtras() {
        for (String extra : EXTRAS) {
            boolean expected = config.architecture().has(Trait.HEAD_NORMS) && HEAD_NORMS.contains(extra)
                    || config.architecture().has(Trait.OUTER_NORMS) && OUTER_NORMS.contains(extra);
            if (!expected && weights.has(at + extra)) {
                throw new ModelFileException("the tensor " + at + extra + " is not supported");
            }
        }
    }

    private PtNDArray bias() throws IOException {
        if (weights.has(at + "attn_qkv.bias") || weights.has(at + "attn_q.bias")) {
            return weights.array(attention("bias", 1), sizes.rows());
        }
        return weights.none();
    }

    /** Queries, keys and values, in one matrix in the file or in three. */
    private float[] attention(String kind, int columns) throws IOException {
        float[] rows = weights.has(at + "attn_qkv." + kind)
                ? weights.numbers(at + "attn_qkv." + kind, sizes.rows(), columns)
                : weights.stacked(
                        columns,
                        Map.entry(at + "attn_q." + kind, sizes.queryRows()),
                        Map.entry(at + "attn_k." + kind, sizes.keyRows()),
                        Map.entry(at + "attn_v." + kind, sizes.keyRows()));
        return paired(rows, columns, sizes.heads() + sizes.kvHeads());
    }

    /** Gate and up; where there is no gate, up holds both, the gate first. */
    private float[] gateAndUp() throws IOException {
        if (!weights.has(at + "ffn_gate.weight")) {
            return weights.numbers(at + "ffn_up.weight", 2 * sizes.wide(), sizes.hidden());
        }
        return weights.stacked(
                sizes.hidden(),
                Map.entry(at + "ffn_gate.weight", sizes.wide()),
                Map.entry(at + "ffn_up.weight", sizes.wide()));
    }

    private PtNDArray headNorm(String name) throws IOException {
        return weights.array(paired(weights.numbers(at + name, sizes.headSize(), 1), 1, 1), sizes.headSize());
    }

    /**
     * Rows of heads with those of a pair side by side. What queries and keys have in common is their order, so any order
     * gives the same products.
     */
    private float[] paired(float[] rows, int columns, int heads) {
        if (!config.architecture().has(Trait.HALVES)) {
            return rows;
        }
        int half = config.rotary().dimensions() / 2;
        float[] ordered = rows.clone();
        for (int head = 0; head < heads; head++) {
            int first = head * sizes.headSize();
            for (int pair = 0; pair < half; pair++) {
                System.arraycopy(rows, (first + pair) * columns, ordered, (first + 2 * pair) * columns, columns);
                System.arraycopy(
                        rows, (first + half + pair) * columns, ordered, (first + 2 * pair + 1) * columns, columns);
            }
        }
        return ordered;
    }
}
