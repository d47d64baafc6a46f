package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder of the Llama family with its weights, as {@code Transformer.py} computes it. Every sequence begins with the
 * model's first token, which callers leave out. Not safe for use by several threads at once.
 */
public final class Transformer implements AutoCloseable {
    private static final String SOURCE = source();

    /** Rows of the largest matrices that are unpacked at a time. */
    private static final int PIECE = 2048;

    private final TorchModule module;
    private final TransformerConfig config;

    private Transformer(TorchModule module, TransformerConfig config) {
        this.module = module;
        this.config = config;
    }

    /** @throws ModelFileException if the file is no model of this family; the message names what it is */
    public static void requireSupported(ModelFile file) {
        TransformerConfig.of(file);
    }

    /**
     * Loads a model, one layer at a time, so that no second copy of it is ever in memory.
     *
     * @param trial tokens of a text by which the scales of int8 (weights by row, inputs by token) are found; empty for
     *     float32
     * @throws IOException if the file can't be read
     * @throws ModelFileException if it isn't a model of this family
     */
    public static Transformer load(ModelFile file, int[] trial) throws IOException {
        TransformerConfig config = TransformerConfig.of(file);
        int[] tokens = new int[Math.min(trial.length + 1, config.context())];
        tokens[0] = config.firstToken();
        System.arraycopy(trial, 0, tokens, 1, tokens.length - 1);
        TorchModule module = new TorchModule(TorchArchive.of("Transformer", SOURCE, attributes()));
        try {
            Transformer transformer = new Transformer(module, config);
            transformer.loadWeights(file, tokens.length > 1, tokens);
            return transformer;
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** Most tokens of one sequence, the first one counted. */
    public int context() {
        return config.context();
    }

    public int vocabulary() {
        return config.vocabulary();
    }

    public int firstToken() {
        return config.firstToken();
    }

    /** The digest-worthy text of the forward pass. */
    public static String code() {
        return SOURCE;
    }

    /**
     * The natural log-likelihood of each token of each sequence, given those before it and the first token.
     *
     * @param sequences of tokens, without the first one
     */
    public float[][] likelihoods(List<int[]> sequences) {
        try (TorchModule.Scope scope = module.scope()) {
            int longest = longest(sequences);
            IValue cache = scope.call("new_cache", scope.of(sequences.size()), scope.of(longest + 1L));
            IValue targets = padded(scope, sequences, longest);
            IValue result = scope.call("score", targets, cache, scope.of(1), scope.call("first_state"));
            return cut(scope.floats(result), sequences, longest);
        }
    }

    /**
     * The natural log-likelihood of each token of each continuation of one prompt. The prompt is computed once.
     *
     * @param prompt tokens, without the first one; at least one
     */
    public float[][] continuations(int[] prompt, List<int[]> continuations) {
        try (TorchModule.Scope scope = module.scope()) {
            int longest = longest(continuations);
            int past = prompt.length + 1;
            IValue cache = scope.call("new_cache", scope.of(1), scope.of(past));
            IValue states = scope.call("hidden", tensor(scope, prompt), cache, scope.of(1));
            IValue branched = scope.call(
                    "branch", cache, scope.of(past), scope.of(continuations.size()), scope.of((long) past + longest));
            IValue last = scope.call("last_state", states);
            IValue targets = padded(scope, continuations, longest);
            IValue result = scope.call("score", targets, branched, scope.of(past), last);
            return cut(scope.floats(result), continuations, longest);
        }
    }

    /**
     * The log-likelihoods of some tokens right after each prompt. The prompts share their beginning, which is computed
     * once.
     *
     * @param shared the tokens that all prompts begin with, without the first one; at least one
     * @param rests what follows in each prompt; at least one token each
     * @param candidates the tokens whose likelihood is asked for
     */
    public float[][] next(int[] shared, List<int[]> rests, int[] candidates) {
        try (TorchModule.Scope scope = module.scope()) {
            int longest = longest(rests);
            int past = shared.length + 1;
            IValue cache = scope.call("new_cache", scope.of(1), scope.of(past));
            scope.call("hidden", tensor(scope, shared), cache, scope.of(1));
            IValue branched = scope.call(
                    "branch", cache, scope.of(past), scope.of(rests.size()), scope.of((long) past + longest));
            IValue states = scope.call("hidden", padded(scope, rests, longest), branched, scope.of(past));
            long[] ends = rests.stream().mapToLong(rest -> rest.length - 1L).toArray();
            long[] chosen = Arrays.stream(candidates).asLongStream().toArray();
            IValue result =
                    scope.call("next", states, scope.tensor(ends, ends.length), scope.tensor(chosen, chosen.length));
            float[] flat = scope.floats(result);
            float[][] answers = new float[rests.size()][];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = Arrays.copyOfRange(flat, i * candidates.length, (i + 1) * candidates.length);
            }
            return answers;
        }
    }

    /**
     * The likeliest continuation, token by token.
     *
     * @param prompt tokens, without the first one; at least one
     * @param most how many tokens at most
     * @param stops tokens that end it, and are not part of it
     */
    public int[] greedy(int[] prompt, int most, int[] stops) {
        try (TorchModule.Scope scope = module.scope()) {
            long past = prompt.length + 1L;
            IValue cache = scope.call("new_cache", scope.of(1), scope.of(past + most));
            IValue states = scope.call("hidden", tensor(scope, prompt), cache, scope.of(1));
            IValue out = scope.call(
                    "greedy",
                    scope.call("last_state", states),
                    cache,
                    scope.of(past),
                    scope.of(most),
                    scope.of(Arrays.stream(stops).asLongStream().toArray()));
            return Arrays.stream(out.toLongArray()).mapToInt(Math::toIntExact).toArray();
        }
    }

    @Override
    public void close() {
        module.close();
    }

    private static IValue tensor(TorchModule.Scope scope, int[] tokens) {
        return padded(scope, List.of(tokens), tokens.length);
    }

    private static IValue padded(TorchModule.Scope scope, List<int[]> sequences, int longest) {
        long[] ids = new long[sequences.size() * longest];
        for (int row = 0; row < sequences.size(); row++) {
            int[] sequence = sequences.get(row);
            for (int i = 0; i < sequence.length; i++) {
                ids[row * longest + i] = sequence[i];
            }
        }
        return scope.tensor(ids, sequences.size(), longest);
    }

    private static int longest(List<int[]> sequences) {
        return sequences.stream().mapToInt(s -> s.length).max().orElseThrow();
    }

    private static float[][] cut(float[] flat, List<int[]> sequences, int longest) {
        float[][] rows = new float[sequences.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * longest, row * longest + sequences.get(row).length);
        }
        return rows;
    }

    private void loadWeights(ModelFile file, boolean int8, int[] tokens) throws IOException {
        try (TorchModule.Scope scope = module.scope()) {
            scope.call(
                    "configure",
                    scope.of(config.heads()),
                    scope.of(config.kvHeads()),
                    scope.of(config.headSize()),
                    scope.of(config.epsilon()),
                    scope.of(config.ropeBase()),
                    scope.of(config.context()),
                    scope.of(int8));
            PtNDArray embeddings =
                    new Weights(file, scope).picked("token_embd.weight", config.vocabulary(), config.hidden(), tokens);
            scope.call("load_trial", scope.value(embeddings));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            loadLayer(file, layer);
        }
        boolean tied = file.tensor("output.weight").isEmpty();
        try (TorchModule.Scope scope = module.scope()) {
            PtNDArray norm = new Weights(file, scope).vector("output_norm.weight", config.hidden());
            scope.call("begin_head", scope.of(config.vocabulary()), scope.value(norm));
            loadRows(file, tied ? "token_embd.weight" : "output.weight", "load_head");
            scope.call("end_head");
            if (int8 || !tied) {
                scope.call("begin_table", scope.of(config.vocabulary()));
                loadRows(file, "token_embd.weight", "load_table");
            }
        }
    }

    private void loadRows(ModelFile file, String name, String method) throws IOException {
        for (int begin = 0; begin < config.vocabulary(); begin += PIECE) {
            try (TorchModule.Scope scope = module.scope()) {
                int count = Math.min(PIECE, config.vocabulary() - begin);
                PtNDArray rows =
                        new Weights(file, scope).rows(name, config.vocabulary(), config.hidden(), begin, count);
                scope.call(method, scope.of(begin), scope.value(rows));
            }
        }
    }

    private void loadLayer(ModelFile file, int layer) throws IOException {
        int hidden = config.hidden();
        int kv = config.kvHeads() * config.headSize();
        String at = "blk." + layer + ".";
        try (TorchModule.Scope scope = module.scope()) {
            Weights weights = new Weights(file, scope);
            weights.refuseBias(at);
            scope.call(
                    "load_layer",
                    scope.tensors(
                            weights.vector(at + "attn_norm.weight", hidden),
                            weights.stacked(
                                    hidden,
                                    Map.entry(at + "attn_q.weight", hidden),
                                    Map.entry(at + "attn_k.weight", kv),
                                    Map.entry(at + "attn_v.weight", kv)),
                            weights.matrix(at + "attn_output.weight", hidden, hidden),
                            weights.vector(at + "ffn_norm.weight", hidden),
                            weights.stacked(
                                    hidden,
                                    Map.entry(at + "ffn_gate.weight", config.wide()),
                                    Map.entry(at + "ffn_up.weight", config.wide())),
                            weights.matrix(at + "ffn_down.weight", hidden, config.wide())));
        }
    }

    private static Map<String, TorchArchive.Empty> attributes() {
        Map<String, TorchArchive.Empty> attributes = new LinkedHashMap<>();
        attributes.put("training", TorchArchive.Empty.FALSE);
        for (String number : List.of("heads", "kv_heads", "head_size", "block")) {
            attributes.put(number, TorchArchive.Empty.ZERO);
        }
        attributes.put("epsilon", TorchArchive.Empty.ZERO_FLOAT);
        attributes.put("int8", TorchArchive.Empty.FALSE);
        for (String list : List.of("norms", "dense", "packed")) {
            attributes.put(list, TorchArchive.Empty.LIST);
        }
        for (String tensor : List.of("table", "table_scales", "factors", "turns", "trial", "first")) {
            attributes.put(tensor, TorchArchive.Empty.NONE);
        }
        attributes.put("first_cache", TorchArchive.Empty.LIST);
        return attributes;
    }

    private static String source() {
        try (var in = Transformer.class.getResourceAsStream("Transformer.py")) {
            if (in == null) {
                throw new IllegalStateException("Transformer.py is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
