package cloister.pipeline;

import java.util.List;
import java.util.function.Function;

/** A step that either gave a value or stopped with reasons to hold the document. */
public sealed interface Attempt<T> {

    /** The step gave {@code value}. */
    record Done<T>(T value) implements Attempt<T> {}

    /** The step stopped; there is at least one reason. */
    record Stopped<T>(List<HoldReason> reasons) implements Attempt<T> {
        public Stopped {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a stop has a reason");
            }
        }
    }

    static <T> Attempt<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Attempt<T> stopped(HoldCode code) {
        return new Stopped<>(List.of(HoldReason.of(code)));
    }

    /** {@code value}, unless there are reasons against it. */
    static <T> Attempt<T> unless(List<HoldReason> reasons, T value) {
        return reasons.isEmpty() ? new Done<>(value) : new Stopped<>(reasons);
    }

    /** Goes on with the next step, or stays stopped. */
    default <U> Attempt<U> then(Function<? super T, Attempt<U>> next) {
        return fold(next, Stopped::new);
    }

    /** The one way out: both cases must be answered. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<List<HoldReason>, ? extends R> stopped) {
        if (this instanceof Done<T> value) {
            return done.apply(value.value());
        }
        return stopped.apply(((Stopped<T>) this).reasons());
    }
}
