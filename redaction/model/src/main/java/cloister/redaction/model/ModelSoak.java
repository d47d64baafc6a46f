package cloister.redaction.model;

import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Many requests of every kind to one model in one process, by several callers at once, and what memory they leave behind.
 * Their lengths vary, so that buffers of many sizes come and go. The same numbers give the same requests.
 */
public final class ModelSoak {
    private static final int CALLERS = 4;
    private static final int PARTS = 20;
    /** Every so many requests a long one. */
    private static final int RARE = 100;

    private static final int LONG = 480;
    private static final List<String> ANSWERS = List.of(" yes", " no", " it is not said");

    private final LanguageModel model;
    private final int[] text;
    private final int[] candidates;

    private ModelSoak(LanguageModel model) {
        this.model = model;
        this.text = model.tokens((PromptText.of("trial.txt") + "\n\n").repeat(8));
        this.candidates =
                ANSWERS.stream().mapToInt(answer -> model.tokens(answer)[0]).toArray();
        if (text.length < LONG * 2) {
            throw new IllegalStateException("the text of the soak is too short");
        }
    }

    /**
     * The memory of the process at a time.
     *
     * @param requests made before
     */
    public record Look(int requests, ResidentMemory memory) {}

    /**
     * What was seen.
     *
     * @param looks the first one after as many requests as are needed to settle, the last one at the end
     */
    public record Figures(String model, String digest, String kernel, double seconds, List<Look> looks) {
        public Figures {
            looks = List.copyOf(looks);
        }

        public Look settled() {
            return looks.get(0);
        }

        public Look end() {
            return looks.get(looks.size() - 1);
        }

        /** The largest size that was seen, KiB. */
        public long most() {
            return looks.stream().mapToLong(look -> look.memory().total()).max().orElseThrow();
        }

        /** How much larger the process is at the end, in per cent. */
        public double growth() {
            long first = settled().memory().total();
            return 100.0 * (end().memory().total() - first) / first;
        }
    }

    /**
     * Opens a model and asks it so many times.
     *
     * @param requests in all
     * @param settled how many of these come before the first look at the memory
     * @param progress told how many are done, about 20 times
     * @throws ModelException if the model can't be used, or fails on a request
     * @throws IOException if the memory in use can't be read
     */
    public static Figures run(ModelSettings settings, int requests, int settled, IntConsumer progress)
            throws IOException {
        if (settled < 1 || requests <= settled) {
            throw new IllegalArgumentException("a soak has more requests than those before the first look");
        }
        try (LanguageModel model = LanguageModel.open(settings)) {
            return new ModelSoak(model).figures(requests, settled, progress);
        }
    }

    private Figures figures(int requests, int settled, IntConsumer progress) throws IOException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS, task -> {
            Thread thread = new Thread(task, "cloister-soak");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long begun = System.nanoTime();
            List<Look> looks = new ArrayList<>();
            ask(callers, 0, settled);
            looks.add(new Look(settled, ResidentMemory.now()));
            int done = settled;
            for (int part = 1; part <= PARTS; part++) {
                int next = settled + (int) ((long) (requests - settled) * part / PARTS);
                ask(callers, done, next);
                done = next;
                looks.add(new Look(done, ResidentMemory.now()));
                progress.accept(done);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figures(
                    model.name(), model.weights().hex(), model.kernel().word(), seconds, looks);
        } finally {
            callers.shutdownNow();
        }
    }

    /** All requests from one number to before another, and then none is under way. */
    private void ask(ExecutorService callers, int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> futures = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            futures.add(callers.submit(() -> {
                for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                    ask(number);
                }
            }));
        }
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new ModelException("a request of the soak failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ModelException("the soak was interrupted", e);
            }
        }
    }

    /** One request; what it answers must be numbers, or a text. */
    private void ask(int number) {
        int length = number % RARE == 0 ? LONG : 8 + number * 7 % 57;
        boolean answered =
                switch (number % 4) {
                    case 0 -> finite(model.likelihoods(List.of(tokens(number, length))));
                    case 1 -> finite(model.next(prompts(number, 1 + number % 3), candidates));
                    case 2 ->
                        Arrays.stream(model.choices(prompt(number), ANSWERS)).allMatch(Double::isFinite);
                    default -> model.generate(prompt(number), 1 + number % 7).length() < 1_000;
                };
        if (!answered) {
            throw new ModelException("the model gave no numbers");
        }
    }

    private int[] tokens(int number, int length) {
        int from = number * 13 % (text.length - LONG);
        return Arrays.copyOfRange(text, from, from + length);
    }

    private List<Prompt> prompts(int number, int count) {
        List<Prompt> prompts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prompts.add(prompt(number + i));
        }
        return prompts;
    }

    private Prompt prompt(int number) {
        String words = "Question " + number + ". " + "Is it so? ".repeat(1 + number % 9);
        return model.prompt(List.of(Message.user(words)));
    }

    private static boolean finite(float[][] rows) {
        for (float[] row : rows) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
