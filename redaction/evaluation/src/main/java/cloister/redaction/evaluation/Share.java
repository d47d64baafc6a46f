package cloister.redaction.evaluation;

/**
 * So many of so many, with what that says of the population behind it.
 *
 * @param hits at most {@code of}
 */
public record Share(long hits, long of) {
    /** The 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** A range of shares, both ends included. */
    public record Interval(double low, double high) {}

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("no share: " + hits + " of " + of);
        }
    }

    /** 0 where there is nothing to share. */
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /**
     * The 95 % score interval of Wilson (1927), which stays honest for small counts and shares near 0 and 1. Of nothing,
     * anything may be true: 0 to 1.
     */
    public Interval wilson95() {
        if (of == 0) {
            return new Interval(0, 1);
        }
        double share = value();
        double widening = Z * Z / of;
        double centre = (share + widening / 2) / (1 + widening);
        double half = Z * Math.sqrt(share * (1 - share) / of + widening / (4 * of)) / (1 + widening);
        // At the ends the formula gives 0 and 1 exactly but for rounding.
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == of ? 1 : Math.min(1, centre + half);
        return new Interval(low, high);
    }
}
