package cloister.redaction.model;

import cloister.redaction.model.scheduling.Scheduler;
import cloister.redaction.model.scheduling.Scoring;
import cloister.redaction.model.scheduling.Writing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * How quick and how faithful a model is on this machine. Each time is the best of several rounds, since others may use the
 * machine too; of fewer where they are long.
 */
public final class ModelBench {
    private static final int PROMPT = 512;
    private static final int SHORT = 200;
    private static final int STEPS = 32;
    private static final int ROUNDS = 6;

    /** Seconds after which no further round begins. */
    private static final double ENOUGH = 20;

    /** Seconds a prompt from which on callers together get short ones: theirs would take minutes. */
    private static final double SLOW = 2;

    private static final int TOGETHER = 16;

    /** Nothing is kept and nothing guessed ahead: the text that is measured with repeats itself. */
    private static final Scheduler.Settings PLAIN =
            new Scheduler.Settings(TOGETHER, Duration.ofMinutes(10), 1L << 40, 0, 0);

    /** Invented text, repeated until it is long enough. */
    private static final String TEXT = PromptText.of("trial.txt") + "\n\n";

    private final LoadedModel model;
    private final Scheduler scheduler;
    private final double loadSeconds;

    private ModelBench(LoadedModel model, Scheduler scheduler, double loadSeconds) {
        this.model = model;
        this.scheduler = scheduler;
        this.loadSeconds = loadSeconds;
    }

    /**
     * The figures.
     *
     * @param promptRate tokens a second of a prompt of 512
     * @param decodeRate tokens a second of one sequence after such a prompt
     * @param togetherRate tokens a second of 16 callers whose answers are written together, in sum; after prompts of 256, or of 32 if the
     *     model is slow
     * @param firstTokenMillis from a prompt of 200 tokens to the first token of the answer
     * @param nll mean negative log-likelihood of the texts that were given, nats a token
     * @param residentMegabytes memory of the whole process after prompts and answers of one caller, MiB
     * @param loadSeconds from the file to the first call
     */
    public record Figures(
            String model,
            String digest,
            String device,
            String kernel,
            int threads,
            double promptRate,
            double decodeRate,
            double togetherRate,
            double firstTokenMillis,
            double nll,
            long residentMegabytes,
            double loadSeconds) {}

    /**
     * Loads a model and measures it.
     *
     * @param texts for the likelihood, up to 512 tokens of each; the built-in text if there are none
     * @throws ModelException if the model can't be used
     * @throws IOException if the memory in use can't be read
     */
    public static Figures run(ModelSettings settings, List<String> texts) throws IOException {
        long begun = System.nanoTime();
        try (LoadedModel model = LoadedModel.load(settings);
                Scheduler scheduler = new Scheduler(model.transformer().decoder(), PLAIN)) {
            ModelBench bench = new ModelBench(model, scheduler, seconds(begun));
            return bench.figures(
                    settings.threadsOr(Runtime.getRuntime().availableProcessors()),
                    texts.isEmpty() ? List.of(TEXT) : texts);
        }
    }

    private Figures figures(int threads, List<String> texts) throws IOException {
        double prompt = prompting(PROMPT);
        double first = prompting(SHORT);
        int before = prompt < SLOW ? PROMPT / 2 : PROMPT / 16;
        double single = decoding(1, PROMPT / 2);
        // Before sixteen callers have sixteen caches.
        long resident = ResidentMemory.now().total() / 1024;
        return new Figures(
                model.name(),
                model.weights().hex(),
                model.device().word(),
                model.kernel().word(),
                threads,
                PROMPT / prompt,
                single,
                decoding(TOGETHER, before),
                first * 1e3,
                nll(texts),
                resident,
                loadSeconds);
    }

    /** Seconds of a prompt of so many tokens; making the tokens is not counted. */
    private double prompting(int length) {
        List<int[]> prompts = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            prompts.add(text(length - 1, round));
        }
        return best(round -> write(prompts.get(round), 1));
    }

    /** Tokens a second of so many callers' answers, their prompts of about this length not counted. */
    private double decoding(int count, int before) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            double prompts = best(round -> writeAll(callers, count, before, 1));
            double answers = best(round -> writeAll(callers, count, before, 1 + STEPS));
            return count * STEPS / (answers - prompts);
        } finally {
            callers.shutdownNow();
        }
    }

    private void writeAll(ExecutorService callers, int count, int before, int tokens) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = text(before + i, i);
            all.add(CompletableFuture.runAsync(() -> write(prompt, tokens), callers));
        }
        all.forEach(CompletableFuture::join);
    }

    private void write(int[] prompt, int tokens) {
        scheduler.call(
                Thread.currentThread(), new Writing(prompt, 0, tokens, Set.of(), Optional.empty()), Optional.empty());
    }

    private double nll(List<String> texts) {
        double sum = 0;
        long tokens = 0;
        for (String text : texts) {
            int[] all = model.tokenizer().ids(text);
            int[] ids = Arrays.copyOf(all, Math.min(all.length, PROMPT));
            Scoring scoring = Scoring.likelihoods(new int[0], 0, List.of(ids));
            for (float likelihood : scheduler.call(this, scoring, Optional.empty())[0]) {
                sum -= likelihood;
            }
            tokens += ids.length;
        }
        return sum / tokens;
    }

    /** So many tokens, another text for each number. */
    private int[] text(int tokens, int number) {
        StringBuilder text = new StringBuilder("Text " + number + ". ");
        int[] ids = model.tokenizer().ids(text.toString());
        while (ids.length < tokens) {
            text.append(TEXT);
            ids = model.tokenizer().ids(text.toString());
        }
        return Arrays.copyOf(ids, tokens);
    }

    private static double best(IntConsumer work) {
        long first = System.nanoTime();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && (round == 0 || seconds(first) < ENOUGH); round++) {
            long begun = System.nanoTime();
            work.accept(round);
            least = Math.min(least, seconds(begun));
        }
        return least;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
