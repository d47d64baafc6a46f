package cloister.redaction.model.torch;

import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.scheduling.Decoder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A decoder with its weights, as {@code Transformer.py} computes it. Every sequence begins with the same first token,
 * which callers leave out: its state and keys are computed once. Not safe for use by several threads at once.
 */
public final class Transformer implements AutoCloseable {
    /**
     * By what a kernel may raise the trial's mean negative log-likelihood. Sound kernels raise it by less than 1 %; spoiled ones,
     * by overflow or by scales that don't fit, by 7 % and more.
     */
    private static final double WORST = 1.03;

    private final TorchModule module;
    private final TransformerConfig config;
    private final Kernel kernel;
    private final int firstToken;
    private final int[] trial;

    private Transformer(TorchModule module, TransformerConfig config, Kernel kernel, int firstToken, int[] trial) {
        this.module = module;
        this.config = config;
        this.kernel = kernel;
        this.firstToken = firstToken;
        this.trial = trial;
    }

    /** @throws ModelFileException if the file is no model that can be computed; the message names what it is */
    public static void requireSupported(ModelFile file) {
        TransformerConfig.of(file, Sizes.MOST);
    }

    /**
     * Loads a model, one layer at a time, so that no second copy of it is ever in memory.
     *
     * @param firstToken the token that every sequence begins with
     * @param context most tokens of one sequence, the first one counted; what the model allows, if that is less
     * @param trial tokens of a text by which the scales of inputs are found; float32 needs none
     * @param checked whether {@link #isFaithful} will be asked
     * @throws IOException if the file can't be read
     * @throws ModelFileException if it is of an unknown architecture, or has what is not supported
     */
    public static Transformer load(
            ModelFile file, Kernel kernel, int firstToken, int context, int[] trial, boolean checked)
            throws IOException {
        TransformerConfig config = TransformerConfig.of(file, context);
        if (firstToken < 0 || firstToken >= config.sizes().vocabulary()) {
            throw new ModelFileException("the first token is not in the vocabulary");
        }
        int[] shown = Arrays.copyOf(trial, kernel == Kernel.FLOAT32 ? 0 : Math.min(trial.length, config.context() - 1));
        TorchModule module = TransformerCode.module();
        try {
            new TransformerLoader(module, config, file, kernel).load(firstToken, shown, checked);
            return new Transformer(module, config, kernel, firstToken, shown);
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
        return config.sizes().vocabulary();
    }

    public int firstToken() {
        return firstToken;
    }

    /** What multiplies the matrices. */
    public Kernel kernel() {
        return kernel;
    }

    /** Whether the trial text is about as likely as float32, carried along while loading, finds it. */
    public boolean isFaithful() {
        if (kernel == Kernel.FLOAT32) {
            return true;
        }
        double reference;
        try (TorchModule.Scope scope = module.scope()) {
            reference = scope.floats(scope.call("reference_nll"))[0];
        }
        double sum = 0;
        float[] own = likelihoods(List.of(trial))[0];
        for (float likelihood : own) {
            sum -= likelihood;
        }
        return sum / own.length < reference * WORST;
    }

    /** The digest-worthy text of the forward pass. */
    public static String code() {
        return TransformerCode.SOURCE;
    }

    /**
     * The logits at each place of one sequence, the first token's included, a row of the vocabulary's size for each.
     *
     * @param pieces the sequence, without the first token, computed one piece after the other; none of them empty
     */
    float[] logits(List<int[]> pieces) {
        int tokens = pieces.stream().mapToInt(piece -> piece.length).sum();
        float[] all = new float[(tokens + 1) * vocabulary()];
        try (TorchModule.Scope scope = module.scope()) {
            IValue cache = scope.call("new_cache", scope.of(1), scope.of(tokens + 1L));
            float[] first = scope.floats(scope.call("logits", scope.call("first_state")));
            System.arraycopy(first, 0, all, 0, first.length);
            int past = 1;
            for (int[] piece : pieces) {
                IValue states = scope.call("hidden", tensor(scope, piece), cache, scope.of(past));
                float[] rows = scope.floats(scope.call("logits", scope.call("rows", states)));
                System.arraycopy(rows, 0, all, past * vocabulary(), rows.length);
                past += piece.length;
            }
        }
        return all;
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

    /** A prompt (tokens without the first one, at least one) to be computed a piece at a time. */
    public Prefill prefill(int[] prompt) {
        return new Prefill(module, prompt);
    }

    /** Sequences of many callers together. It is closed with this transformer, which is not to be used beside it. */
    public Decoder decoder() {
        return new TransformerDecoder(module, config, this::close);
    }

    /** Room for sequences that go on together. */
    public Sequences sequences(int rows) {
        return new Sequences(module, rows);
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
}
