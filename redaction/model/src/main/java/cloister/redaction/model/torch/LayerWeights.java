package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.Fours;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.TensorType;
import cloister.redaction.model.torch.Architecture.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The tensors that every architecture has, of those that {@link #read} gives: the first ones. */
    private static final int CORE = 6;

    /** Rows by which PyTorch's kernel for four bits takes a matrix. */
    private static final int FOURS_ROWS = 64;

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

    /** The matrices of a layer, in the order of their numbers. */
    enum Part {
        ATTENTION,
        OUTPUT,
        WIDE,
        DOWN
    }

    /** The tensors in the order that {@code load_layer} takes them. */
    PtNDArray[] read() throws IOException {
        return read(matrix(Part.ATTENTION), matrix(Part.OUTPUT), matrix(Part.WIDE), matrix(Part.DOWN));
    }

    /** Those that every architecture has. */
    PtNDArray[] core() throws IOException {
        return Arrays.copyOf(read(), CORE);
    }

    /** {@link #read} without the matrices. */
    PtNDArray[] vectors() throws IOException {
        return read(weights.none(), weights.none(), weights.none(), weights.none());
    }

    private PtNDArray[] read(PtNDArray attention, PtNDArray output, PtNDArray wide, PtNDArray down) throws IOException {
        refuseExtras();
        int hidden = sizes.hidden();
        boolean heads = config.architecture().has(Trait.HEAD_NORMS);
        boolean outer = config.architecture().has(Trait.OUTER_NORMS);
        return new PtNDArray[] {
            weights.vector(at + "attn_norm.weight", hidden),
            attention,
            output,
            weights.vector(at + "ffn_norm.weight", hidden),
            wide,
            down,
            bias(),
            heads ? headNorm(HEAD_NORMS.get(0)) : weights.none(),
            heads ? headNorm(HEAD_NORMS.get(1)) : weights.none(),
            outer ? weights.vector(at + OUTER_NORMS.get(0), hidden) : weights.none(),
            outer ? weights.vector(at + OUTER_NORMS.get(1), hidden) : weights.none(),
        };
    }

    private int rows(Part part) {
        return switch (part) {
            case ATTENTION -> sizes.rows();
            case WIDE -> 2 * sizes.wide();
            case OUTPUT, DOWN -> sizes.hidden();
        };
    }

    private int columns(Part part) {
        return switch (part) {
            case ATTENTION, WIDE -> sizes.hidden();
            case OUTPUT -> sizes.queryRows();
            case DOWN -> sizes.wide();
        };
    }

    /** A matrix in float32. */
    PtNDArray matrix(Part part) throws IOException {
        List<Map.Entry<String, Integer>> pieces = pieces(part, "weight");
        if (part != Part.ATTENTION || !config.architecture().has(Trait.HALVES)) {
            return weights.pieces(columns(part), pieces);
        }
        float[] numbers = weights.stacked(columns(part), pieces);
        return weights.array(
                ordered(numbers, columns(part), order(sizes.heads() + sizes.kvHeads(), sizes.rows())),
                rows(part),
                columns(part));
    }

    /**
     * A four-bit matrix of this type as the file packs it; nothing if it isn't kept so, has no shape for the kernel, or its rows
     * come in another order.
     */
    Optional<PtNDArray[]> packed(Part part, TensorType type) throws IOException {
        boolean ordered = part == Part.ATTENTION && config.architecture().has(Trait.HALVES);
        return ordered || !fits(part) ? Optional.empty() : weights.packed(type, columns(part), pieces(part, "weight"));
    }

    private boolean fits(Part part) {
        return columns(part) % Fours.GROUP == 0 && rows(part) % FOURS_ROWS == 0;
    }

    /** A matrix in four bits: codes, scales, least; nothing if it isn't kept so, or has no shape for the kernel. */
    Optional<PtNDArray[]> fours(Part part) throws IOException {
        int columns = columns(part);
        if (!fits(part)) {
            return Optional.empty();
        }
        List<Fours> parts = new ArrayList<>();
        for (Map.Entry<String, Integer> piece : pieces(part, "weight")) {
            weights.fours(piece.getKey(), piece.getValue(), columns).ifPresent(parts::add);
        }
        if (parts.size() < pieces(part, "weight").size()) {
            return Optional.empty();
        }
        Fours whole = parts.stream().reduce(Fours::above).orElseThrow();
        if (part == Part.ATTENTION) {
            whole = whole.ordered(order(sizes.heads() + sizes.kvHeads(), sizes.rows()));
        }
        return Optional.of(weights.arrays(whole, rows(part), columns));
    }

    /** The tensors that make a matrix, one below the other, with their rows. */
    private List<Map.Entry<String, Integer>> pieces(Part part, String kind) {
        return switch (part) {
            case ATTENTION ->
                weights.has(at + "attn_qkv." + kind)
                        ? List.of(Map.entry(at + "attn_qkv." + kind, sizes.rows()))
                        : List.of(
                                Map.entry(at + "attn_q." + kind, sizes.queryRows()),
                                Map.entry(at + "attn_k." + kind, sizes.keyRows()),
                                Map.entry(at + "attn_v." + kind, sizes.keyRows()));
            case OUTPUT -> List.of(Map.entry(at + "attn_output." + kind, sizes.hidden()));
            // Where there is no gate, up holds both, the gate first.
            case WIDE ->
                weights.has(at + "ffn_gate." + kind)
                        ? List.of(
                                Map.entry(at + "ffn_gate." + kind, sizes.wide()),
                                Map.entry(at + "ffn_up." + kind, sizes.wide()))
                        : List.of(Map.entry(at + "ffn_up." + kind, 2 * sizes.wide()));
            case DOWN -> List.of(Map.entry(at + "ffn_down." + kind, sizes.hidden()));
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
            float[] numbers = weights.stacked(1, pieces(Part.ATTENTION, "bias"));
            return weights.array(
                    ordered(numbers, 1, order(sizes.heads() + sizes.kvHeads(), sizes.rows())), sizes.rows());
        }
        return weights.none();
    }

    private PtNDArray headNorm(String name) throws IOException {
        float[] numbers = weights.numbers(at + name, sizes.headSize(), 1);
        return weights.array(ordered(numbers, 1, order(1, sizes.headSize())), sizes.headSize());
    }

    /**
     * The order of rows in which those of a pair stand side by side, in so many heads from the first row on. What queries
     * and keys have in common is their order, so any order gives the same products.
     */
    private int[] order(int heads, int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        if (config.architecture().has(Trait.HALVES)) {
            int half = config.rotary().dimensions() / 2;
            for (int head = 0; head < heads; head++) {
                int first = head * sizes.headSize();
                for (int pair = 0; pair < half; pair++) {
                    order[first + 2 * pair] = first + pair;
                    order[first + 2 * pair + 1] = first + half + pair;
                }
            }
        }
        return order;
    }

    private static float[] ordered(float[] rows, int columns, int[] order) {
        float[] ordered = new float[rows.length];
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(rows, order[row] * columns, ordered, row * columns, columns);
        }
        return ordered;
    }
}
