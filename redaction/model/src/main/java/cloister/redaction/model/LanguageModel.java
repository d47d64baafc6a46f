package cloister.redaction.model;

import cloister.pipeline.Engine;
import cloister.pipeline.Sha256;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.torch.Kernel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One language model, shared by all callers: they take turns in the order of asking, and too many are refused. Nothing
 * of a prompt is kept after a call.
 */
public final class LanguageModel implements AutoCloseable {
    private final LoadedModel loaded;
    private final ModelSettings settings;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean closed;

    private LanguageModel(LoadedModel loaded, ModelSettings settings) {
        this.loaded = loaded;
        this.settings = settings;
    }

    /**
     * Opens a model: hashes its file, loads its weights and starts the engine.
     *
     * @throws ModelException if the file is missing, isn't the pinned one or can't be used; the message says which
     */
    public static LanguageModel open(ModelSettings settings) {
        return new LanguageModel(LoadedModel.load(settings), settings);
    }

    /** The model's own name. */
    public String name() {
        return loaded.name();
    }

    /** SHA-256 of the file. */
    public Sha256 weights() {
        return loaded.weights();
    }

    /** The licence that the file names, or {@code unknown}. */
    public String licence() {
        return loaded.licence();
    }

    /** What multiplies its matrices, as chosen for this machine. */
    public Kernel kernel() {
        return loaded.kernel();
    }

    /** What it is made of. */
    public ModelCard.Kind kind() {
        return loaded.kind();
    }

    /** Digest of all that shapes the model's numbers: weights, tokenizer, template, precision, code, engine. */
    public Sha256 digest() {
        Engine engine = engine(Sha256.ofUtf8(""), Map.of());
        return Sha256.ofUtf8(String.join(
                "\n",
                loaded.weights().hex(),
                loaded.tokenizer().digest().hex(),
                loaded.template().digest().hex(),
                loaded.code().hex(),
                engine.runtime(),
                engine.device(),
                engine.precision()));
    }

    /** What stands in an audit record for a call of this model with this prompt template. */
    public Engine engine(Sha256 prompt, Map<String, String> parameters) {
        return new Engine(
                loaded.name(),
                loaded.weights(),
                loaded.tokenizer().digest(),
                loaded.runtime(),
                "cpu",
                loaded.kernel().word(),
                prompt,
                parameters);
    }

    /** Messages as tokens, by the model's own template. What they say is data, whatever it is. */
    public Prompt prompt(List<Message> messages) {
        return inTurn(() -> loaded.template().prompt(messages));
    }

    /** The tokens of a text that is data. */
    public int[] tokens(String text) {
        return inTurn(() -> loaded.tokenizer().ids(text));
    }

    /** How many parameters it has. */
    public long parameters() {
        return loaded.kind().parameters();
    }

    /** Most tokens of one prompt. */
    public int mostTokens() {
        return Math.min(settings.mostTokens(), loaded.transformer().context() - 1);
    }

    /**
     * The natural log-likelihood of each token, given all before it.
     *
     * @throws ModelException if a sequence is too long
     */
    public float[][] likelihoods(List<int[]> sequences) {
        sequences.forEach(s -> requireLength(s.length));
        return inTurn(() -> loaded.transformer().likelihoods(sequences));
    }

    /** The log-likelihood of each answer after a prompt: the sum over its tokens. */
    public double[] choices(Prompt prompt, List<String> answers) {
        return inTurn(() -> {
            List<int[]> tokens = answers.stream().map(loaded.tokenizer()::ids).toList();
            tokens.forEach(t -> requireLength(prompt.length() + t.length));
            float[][] all = loaded.transformer().continuations(prompt.tokens(), tokens);
            double[] sums = new double[all.length];
            for (int i = 0; i < sums.length; i++) {
                for (float likelihood : all[i]) {
                    sums[i] += likelihood;
                }
            }
            return sums;
        });
    }

    /**
     * The log-likelihoods of some tokens right after each of several prompts. What the prompts have in common at their
     * beginning is computed once.
     */
    public float[][] next(List<Prompt> prompts, int[] candidates) {
        List<int[]> tokens = prompts.stream().map(Prompt::tokens).toList();
        tokens.forEach(t -> requireLength(t.length));
        int common = SharedPrefix.of(tokens);
        return inTurn(() -> loaded.transformer()
                .next(SharedPrefix.head(tokens, common), SharedPrefix.tails(tokens, common), candidates));
    }

    /** The likeliest answer, at most {@code most} tokens of it. */
    public String generate(Prompt prompt, int most) {
        requireLength(prompt.length() + most);
        return inTurn(() -> loaded.tokenizer()
                .decode(loaded.transformer()
                        .greedy(
                                prompt.tokens(),
                                most,
                                loaded.endTokens().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray())));
    }

    /** Frees the model's memory, after the call that is running. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                loaded.close();
            }
        } finally {
            turn.unlock();
        }
    }

    private void requireLength(int tokens) {
        if (tokens < 1 || tokens > mostTokens()) {
            throw new ModelException("a prompt of " + tokens + " tokens is beyond the limit of " + mostTokens());
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        if (turn.getQueueLength() >= settings.mostWaiting()) {
            throw new ModelException("too many callers wait for the language model");
        }
        boolean mine = false;
        try {
            mine = turn.tryLock(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new ModelException("the language model was busy for too long");
            }
            if (closed) {
                throw new ModelException("the language model is closed");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("waiting for the language model was interrupted");
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }
}
