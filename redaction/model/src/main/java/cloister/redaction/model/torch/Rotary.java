package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFileException;
import java.util.List;

/**
 * How query and key heads are turned by their places (RoPE, Su et al. 2021): the angle of each pair of numbers per
 * place, and the length that turning gives it. Scaled positions are those of llama.cpp's {@code rope_ext}.
 *
 * @param dimensions numbers of a head that turn, from its first on
 * @param speeds in radians a place, for the pairs that turn
 * @param length of all of these
 */
record Rotary(int dimensions, List<Double> speeds, double length) {

    /**
     * How positions are stretched beyond the length that a model was first trained for.
     *
     * @param factor by which they are
     * @param attention what queries and keys are multiplied by
     * @param yarn stretches slow pairs alone (Peng et al. 2023)
     * @param originalContext the length, in tokens
     * @param betaFast turns within the original context of pairs that are not stretched, and more
     * @param betaSlow turns of pairs that are stretched wholly, and less
     */
    record Scaling(
            double factor, double attention, boolean yarn, int originalContext, double betaFast, double betaSlow) {
        static final Scaling NONE = new Scaling(1, 1, false, 1, 32, 1);

        Scaling {
            if (!(factor > 0) || !(attention > 0) || originalContext < 1 || !(betaFast > 0) || !(betaSlow > 0)) {
                throw new ModelFileException("the scaling of rotary positions is out of range");
            }
        }
    }

    Rotary {
        speeds = List.copyOf(speeds);
    }

    /**
     * The speeds of one kind of layers.
     *
     * @param base of the geometric row of speeds
     * @param divisors one for each pair; none means 1
     */
    static Rotary of(double base, int dimensions, Scaling scaling, List<Double> divisors) {
        if (!(base > 1) || dimensions < 2 || dimensions % 2 != 0) {
            throw new ModelFileException("rotary base or dimensions are out of range");
        }
        Double[] speeds = new Double[dimensions / 2];
        for (int pair = 0; pair < speeds.length; pair++) {
            double divisor = divisors.isEmpty() ? 1 : divisors.get(pair);
            if (!(divisor > 0)) {
                throw new ModelFileException("a factor of the rotary positions is out of range");
            }
            double speed = Math.pow(base, -2.0 * pair / dimensions) / divisor;
            double kept = scaling.yarn() ? kept(pair, base, dimensions, scaling) : 0;
            speeds[pair] = speed * (kept + (1 - kept) / scaling.factor());
        }
        double yarn = scaling.yarn() ? 1 + 0.1 * Math.log(scaling.factor()) : 1;
        return new Rotary(dimensions, List.of(speeds), scaling.attention() * yarn);
    }

    /** The share of a pair's speed that YaRN does not stretch. */
    private static double kept(int pair, double base, int dimensions, Scaling scaling) {
        double low = Math.max(0, Math.floor(turning(scaling.betaFast(), base, dimensions, scaling)));
        double high = Math.min(dimensions - 1, Math.ceil(turning(scaling.betaSlow(), base, dimensions, scaling)));
        double ramp = (pair - low) / Math.max(0.001, high - low);
        return 1 - Math.min(1, Math.max(0, ramp));
    }

    /** The pair, not rounded, that turns so often within the original context. */
    private static double turning(double turns, double base, int dimensions, Scaling scaling) {
        return dimensions * Math.log(scaling.originalContext() / (turns * 2 * Math.PI)) / (2 * Math.log(base));
    }

    /** The speeds of all pairs of a head; those that don't turn have none. */
    float[] speeds(int headSize) {
        float[] all = new float[headSize / 2];
        for (int pair = 0; pair < speeds.size(); pair++) {
            all[pair] = speeds.get(pair).floatValue();
        }
        return all;
    }

    /** The lengths of all pairs of a head; those that don't turn stay as they are. */
    float[] lengths(int headSize) {
        float[] all = new float[headSize / 2];
        for (int pair = 0; pair < all.length; pair++) {
            all[pair] = pair < speeds.size() ? (float) length : 1;
        }
        return all;
    }
}
