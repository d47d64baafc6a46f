package cloister.redaction.model.tagging;

import java.io.IOException;

/**
 * How a tagger is trained.
 *
 * @param depth layers of the model that are used
 * @param rank of the adapter's matrices
 * @param strength what their products are multiplied by
 * @param width tokens of a window
 * @param batchTokens of a step, at most
 * @param steps in all
 * @param rate of learning at its highest: it rises for the first twentieth of the steps and then falls to a twentieth of it
 * @param decay of the numbers for each unit of the rate
 * @param seed of all that is random
 */
public record TrainingPlan(
        int depth,
        int rank,
        double strength,
        int width,
        int batchTokens,
        int steps,
        double rate,
        double decay,
        long seed) {
    public static final TrainingPlan STANDARD = new TrainingPlan(10, 16, 2, 255, 2048, 1000, 1e-3, 0.01, 1);

    /** For an encoder. */
    public static final TrainingPlan ENCODER = new TrainingPlan(6, 32, 2, 255, 1024, 1000, 1e-3, 0.01, 1);

    public TrainingPlan {
        if (steps < 1 || batchTokens < width || width < 16 || !(rate > 0) || decay < 0) {
            throw new IllegalArgumentException("the plan of the training is out of range");
        }
    }

    /** Told how training goes on. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param number of the step, from 1
         * @param loss before it
         * @param tokens that it saw
         */
        void step(int number, double loss, int tokens);

        /**
         * Given the adapter every hundred steps, so that little is lost if the rest fails.
         *
         * @throws IOException if it can't be kept: training stops
         */
        default void reached(byte[] adapter) throws IOException {}
    }

    public TrainingPlan withSteps(int changed) {
        return new TrainingPlan(depth, rank, strength, width, batchTokens, changed, rate, decay, seed);
    }

    public TrainingPlan withSeed(long changed) {
        return new TrainingPlan(depth, rank, strength, width, batchTokens, steps, rate, decay, changed);
    }

    public TrainingPlan withDepth(int changed) {
        return new TrainingPlan(changed, rank, strength, width, batchTokens, steps, rate, decay, seed);
    }

    public TrainingPlan withRate(double changed) {
        return new TrainingPlan(depth, rank, strength, width, batchTokens, steps, changed, decay, seed);
    }

    /** @param step from 0 */
    double rateAt(int step) {
        double rising = Math.max(1, steps / 20.0);
        double down = 1 - 0.95 * (step - rising) / Math.max(1, steps - rising);
        return rate * Math.min((step + 1) / rising, Math.min(1, down));
    }
}
