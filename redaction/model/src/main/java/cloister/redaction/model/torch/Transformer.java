package cloister.redaction.model.torch;

import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.scheduling.Decoder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

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
    private final TorchDevice device;
    private final Kernel kernel;
    private final int firstToken;
    private final int[] trial;

    private Transformer(
            TorchModule module,
            TransformerConfig config,
            TorchDevice device,
            Kernel kernel,
            int firstToken,
            int[] trial) {
        this.module = module;
        this.config = config;
        this.device = device;
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
     * @param device where its weights are to lie
     * @param firstToken the token that every sequence begins with
     * @param context most tokens of one sequence, the first one counted; what the model allows, if that is less
     * @param trial tokens of a text by which the scales of inputs are found; float32 needs none
     * @param checked whether {@link #isFaithful} will be asked
     * @throws IOException if the file can't be read
     * @throws ModelFileException if it is of an unknown architecture, or has what is not supported
     */
    public static Transformer load(
            ModelFile file,
            TorchDevice device,
            Kernel kernel,
            int firstToken,
            int context,
            int[] trial,
            boolean checked)
            throws IOException {
        return load(file, device, kernel, () -> firstToken, context, () -> trial, checked);
    }

    /** The same; the first token and the trial are asked for as late as can be, each more than once. */
    public static Transformer load(
            ModelFile file,
            TorchDevice device,
            Kernel kernel,
            IntSupplier firstToken,
            int context,
            Supplier<int[]> trial,
            boolean checked)
            throws IOException {
        TransformerConfig config = TransformerConfig.of(file, context);
        IntSupplier first = () -> {
            int token = firstToken.getAsInt();
            if (token < 0 || token >= config.sizes().vocabulary()) {
                throw new ModelFileException("the first token is not in the vocabulary");
            }
            return token;
        };
        int most = kernel == Kernel.FLOAT32 ? 0 : config.context() - 1;
        Supplier<int[]> shown = () -> Arrays.copyOf(trial.get(), Math.min(trial.get().length, most));
        TorchModule module = TransformerCode.module(device);
        try {
            new TransformerLoader(module, config, file, kernel).load(first, shown, checked);
            return new Transformer(module, config, device, kernel, first.getAsInt(), shown.get());
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

    /** Where it is computed. */
    public TorchDevice device() {
        return device;
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
        for (float likelihood : likelihoods(trial)) {
            sum -= likelihood;
        }
        return sum / trial.length < reference * WORST;
    }

    /** The natural log-likelihood of each token, given those before it and the first token. */
    private float[] likelihoods(int[] tokens) {
        try (TorchModule.Scope scope = module.scope()) {
            return scope.floats(scope.call("score", scope.tokens(tokens)));
        }
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
            IValue cache = scope.call("new_cache", scope.of(tokens + 1L));
            float[] first = scope.floats(scope.call("logits", scope.call("first_state")));
            System.arraycopy(first, 0, all, 0, first.length);
            int past = 1;
            for (int[] piece : pieces) {
                IValue states = scope.call("hidden", scope.tokens(piece), cache, scope.of(past));
                float[] rows = scope.floats(scope.call("logits", states));
                System.arraycopy(rows, 0, all, past * vocabulary(), rows.length);
                past += piece.length;
            }
        }
        return all;
    }

    /** Sequences of many callers together. It is closed with this transformer, which is not to be used beside it. */
    public Decoder decoder() {
        return new TransformerDecoder(module, config, kernel, this::close);
    }

    @Override
    public void close() {
        module.close();
    }
}
