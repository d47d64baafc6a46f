package cloister.redaction.detection;

import cloister.pipeline.Action;
import java.util.Optional;

/**
 * What a policy wants done with findings of one type.
 *
 * @param last letters and digits at the end that a mask leaves, 0 to 4
 * @param days by how many a date is moved at most, either way
 * @param weeks whether dates move by whole weeks, so that weekdays stay
 * @param order of day and month where a document doesn't show it; without one, such dates become placeholders
 * @param band years of an age band
 */
public record Treatment(Action action, int last, int days, boolean weeks, Optional<Order> order, int band) {
    static final int DAYS = 365;
    static final int BAND = 10;

    /** Which comes first in 03/04/2024. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    /** The action with its usual options. */
    public static Treatment of(Action action) {
        return new Treatment(action, 0, DAYS, false, Optional.empty(), BAND);
    }

    static Treatment mask(int last) {
        return new Treatment(Action.MASK, last, DAYS, false, Optional.empty(), BAND);
    }

    static Treatment shift(int days, boolean weeks, Optional<Order> order) {
        return new Treatment(Action.SHIFT, 0, days, weeks, order, BAND);
    }

    static Treatment generalize(int band) {
        return new Treatment(Action.GENERALIZE, 0, DAYS, false, Optional.empty(), band);
    }

    /** Whether it takes the key of pseudonyms. */
    boolean isKeyed() {
        return switch (action) {
            case PLACEHOLDER, MASK, GENERALIZE -> false;
            case HASH, SURROGATE, SHIFT, ENCRYPT -> true;
        };
    }
}
