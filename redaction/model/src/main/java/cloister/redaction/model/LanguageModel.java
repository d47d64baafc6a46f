package cloister.redaction.model;

import cloister.pipeline.Engine;
import cloister.pipeline.Sha256;
import cloister.redaction.model.scheduling.CallFailure;
import cloister.redaction.model.scheduling.Scheduler;
import cloister.redaction.model.scheduling.Scoring;
import cloister.redaction.model.scheduling.Task;
import cloister.redaction.model.scheduling.Writing;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.torch.Kernel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One language model, shared by all callers: what they ask for is computed together, callers take turns, and too many are
 * refused. On a processor an answer doesn't depend on what is computed beside it. Nothing of a prompt is kept after a call but what was
 * computed of the application's own instructions.
 */
public final class LanguageModel implements AutoCloseable {
    /** Memory of all sequences that are computed together, bytes. */
    private static final long TRACKS = 512L << 20;

    /** Memory of instructions that are kept while calls follow each other, bytes. */
    private static final long BEGINNINGS = 64L << 20;

    /** Most tokens guessed ahead where an answer copies from its prompt. */
    private static final int DRAFTS = 8;

    private final LoadedModel loaded;
    private final ModelSettings settings;
    private final Scheduler scheduler;
    /** Tokenizer and template: native memory, used by the callers' threads one at a time. */
    private final ReentrantLock words = new ReentrantLock(true);

    private boolean closed;

    private LanguageModel(LoadedModel loaded, ModelSettings settings) {
        this.loaded = loaded;
        this.settings = settings;
        this.scheduler = new Scheduler(
                loaded.transformer().decoder(),
                new Scheduler.Settings(settings.mostWaiting(), settings.patience(), TRACKS, BEGINNINGS, DRAFTS));
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
                loaded.device().word(),
                loaded.kernel().word(),
                prompt,
                parameters);
    }

    /** Messages as tokens, by the model's own template. What they say is data, whatever it is. */
    public Prompt prompt(List<Message> messages) {
        return inWords(() -> loaded.template().prompt(messages));
    }

    /** The tokens of a text that is data. */
    public int[] tokens(String text) {
        return inWords(() -> loaded.tokenizer().ids(text));
    }

    /** How many parameters it has. */
    public long parameters() {
        return loaded.kind().parameters();
    }

    /** How many tokens it knows: their ids are below. */
    public int vocabulary() {
        return loaded.transformer().vocabulary();
    }

    /** Most tokens of one prompt. */
    public int mostTokens() {
        return Math.min(settings.mostTokens(), loaded.transformer().context() - 1);
    }

    /** What it has to do at the moment, and has done so far. */
    public Scheduler.Figures figures() {
        return scheduler.figures();
    }

    /**
     * The natural log-likelihood of each token, given all before it.
     *
     * @throws ModelException if a sequence is too long
     */
    public float[][] likelihoods(List<int[]> sequences) {
        sequences.forEach(s -> requireLength(s.length));
        return call(Scoring.likelihoods(new int[0], 0, sequences), Optional.empty());
    }

    /**
     * The natural log-likelihood of each token of a prompt, given all before it. For its instructions, which are not
     * computed each time, they are NaN.
     *
     * @throws ModelException if it is too long
     */
    public float[] likelihoods(Prompt prompt) {
        requireLength(prompt.length());
        int[] tokens = prompt.tokens();
        int own = Math.min(prompt.instructions(), tokens.length - 1);
        int[] rest = Arrays.copyOfRange(tokens, own, tokens.length);
        float[] found =
                call(Scoring.likelihoods(Arrays.copyOf(tokens, own), kept(prompt), List.of(rest)), Optional.empty())[0];
        float[] all = new float[tokens.length];
        Arrays.fill(all, 0, own, Float.NaN);
        System.arraycopy(found, 0, all, own, found.length);
        return all;
    }

    /** The log-likelihood of each answer after a prompt: the sum over its tokens. */
    public double[] choices(Prompt prompt, List<String> answers) {
        List<int[]> tokens = answers.stream().map(this::tokens).toList();
        tokens.forEach(t -> requireLength(prompt.length() + t.length));
        float[][] all = call(Scoring.likelihoods(prompt.tokens(), kept(prompt), tokens), Optional.empty());
        double[] sums = new double[all.length];
        for (int i = 0; i < sums.length; i++) {
            for (float likelihood : all[i]) {
                sums[i] += likelihood;
            }
        }
        return sums;
    }

    /**
     * The log-likelihoods of some tokens right after each of several prompts. What the prompts have in common at their
     * beginning is computed once.
     */
    public float[][] next(List<Prompt> prompts, int[] candidates) {
        List<int[]> tokens = prompts.stream().map(Prompt::tokens).toList();
        tokens.forEach(t -> requireLength(t.length));
        int common = SharedPrefix.of(tokens);
        return call(
                Scoring.candidates(
                        SharedPrefix.head(tokens, common),
                        prompts.stream().mapToInt(LanguageModel::kept).min().orElse(0),
                        SharedPrefix.tails(tokens, common),
                        candidates.clone()),
                Optional.empty());
    }

    /** The likeliest answer, at most {@code most} tokens of it. */
    public String generate(Prompt prompt, int most) {
        return generate(prompt, GenerationOptions.most(most));
    }

    /**
     * The likeliest answer.
     *
     * @throws ModelException if it doesn't come in time, or the prompt is too long
     */
    public String generate(Prompt prompt, GenerationOptions options) {
        requireLength(prompt.length() + options.most());
        Writing writing = new Writing(
                prompt.tokens(),
                kept(prompt),
                options.most(),
                Set.copyOf(loaded.endTokens()),
                options.constraint().map(Supplier::get));
        int[] answer = call(writing, options.deadline());
        return inWords(() -> loaded.tokenizer().decode(answer));
    }

    /** Frees the model's memory. Calls that have no answer yet get none. */
    @Override
    public void close() {
        scheduler.close();
        words.lock();
        try {
            if (!closed) {
                closed = true;
                loaded.tokenizer().close();
            }
        } finally {
            words.unlock();
        }
    }

    /** The last token of the instructions is computed each time: what comes after it is read there. */
    private static int kept(Prompt prompt) {
        return Math.max(0, prompt.instructions() - 1);
    }

    private void requireLength(int tokens) {
        if (tokens < 1 || tokens > mostTokens()) {
            throw new ModelException("a prompt of " + tokens + " tokens is beyond the limit of " + mostTokens());
        }
    }

    private <T> T call(Task<T> task, Optional<Duration> deadline) {
        try {
            return scheduler.call(Thread.currentThread(), task, deadline);
        } catch (CallFailure e) {
            throw new ModelException(e.reason().words(), e);
        }
    }

    private <T> T inWords(Supplier<T> work) {
        words.lock();
        try {
            if (closed) {
                throw new ModelException("the language model is closed");
            }
            return work.get();
        } finally {
            words.unlock();
        }
    }
}
