package cloister.redaction.model.tagging;

import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.torch.TaggerShape;
import cloister.redaction.model.torch.TaggerTraining;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Trains an adapter from annotated texts. */
public final class TaggerTrainer {
    /** Windows that are put in order of length before they are cut into batches. */
    private static final int POOL = 128;

    /** Steps from one adapter that is kept to the next. */
    private static final int KEPT = 100;

    private final ModelFile file;
    private final Sha256 base;
    private final TaggerInput input;
    private final boolean half;
    private final TrainingPlan plan;

    /** @param half whether to multiply in bfloat16 */
    public TaggerTrainer(ModelFile file, Sha256 base, TaggerInput input, boolean half, TrainingPlan plan) {
        this.file = file;
        this.base = base;
        this.input = input;
        this.half = half;
        this.plan = plan;
    }

    /**
     * Trains.
     *
     * @param texts enough for all steps
     * @param start the adapter to go on with, as a file; else a fresh one
     * @param progress told of each step
     * @param made what the adapter's card is to say
     * @return the adapter as a file
     */
    public byte[] train(
            Iterator<TaggedText> texts,
            Optional<byte[]> start,
            TrainingPlan.Progress progress,
            Map<String, String> made)
            throws IOException {
        Tags tags = Tags.STANDARD;
        List<Scheme> schemes = List.of(Scheme.values());
        TaggerShape shape = new TaggerShape(
                plan.depth(), plan.rank(), plan.strength(), schemes.size(), input.wordShapes(), tags.count());
        float[] numbers = start.map(this::started).orElseGet(() -> TaggerTraining.fresh(file, shape, plan.seed()));
        try (TaggerTraining training = TaggerTraining.open(file, shape, half, numbers)) {
            Batches batches = new Batches(new Samples(input, tags), texts, new Random(plan.seed()));
            for (int step = 0; step < plan.steps(); step++) {
                TaggerTraining.Windows windows = Samples.batch(batches.next(), schemes);
                double loss = training.step(windows, plan.rateAt(step), plan.decay());
                int tokens = Arrays.stream(windows.lengths()).sum();
                progress.step(step + 1, loss, tokens);
                if ((step + 1) % KEPT == 0) {
                    progress.reached(file(training, made));
                }
            }
            return file(training, made);
        }
    }

    private byte[] file(TaggerTraining training, Map<String, String> made) {
        return AdapterFile.write(new Adapter(
                base,
                plan.depth(),
                plan.rank(),
                plan.strength(),
                plan.width(),
                input.wordShapes(),
                List.of(Scheme.values()),
                Tags.STANDARD.types(),
                1,
                made,
                training.numbers()));
    }

    private float[] started(byte[] file) {
        Adapter adapter = AdapterFile.read(file);
        if (!adapter.base().equals(base) || adapter.depth() != plan.depth() || adapter.rank() != plan.rank()) {
            throw new ModelFileException("the adapter to go on with is of another model or size");
        }
        return adapter.numbers();
    }

    /** Windows of about the same length together, in random order. */
    private final class Batches {
        private final Samples samples;
        private final Iterator<TaggedText> texts;
        private final Random random;
        private final List<List<Samples.Sample>> ready = new ArrayList<>();

        Batches(Samples samples, Iterator<TaggedText> texts, Random random) {
            this.samples = samples;
            this.texts = texts;
            this.random = random;
        }

        List<Samples.Sample> next() {
            if (ready.isEmpty()) {
                fill();
            }
            return ready.remove(ready.size() - 1);
        }

        private void fill() {
            List<Samples.Sample> pool = new ArrayList<>();
            while (pool.size() < POOL) {
                pool.addAll(samples.of(texts.next(), plan.width()));
            }
            pool.sort(Comparator.comparingInt(Samples.Sample::length));
            List<Samples.Sample> batch = new ArrayList<>();
            for (Samples.Sample sample : pool) {
                if ((batch.size() + 1) * sample.length() > plan.batchTokens() && !batch.isEmpty()) {
                    ready.add(batch);
                    batch = new ArrayList<>();
                }
                batch.add(sample);
            }
            ready.add(batch);
            Collections.shuffle(ready, random);
        }
    }
}
