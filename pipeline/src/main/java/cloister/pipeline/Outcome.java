package cloister.pipeline;

import java.util.List;
import java.util.function.Function;

/** Where every document ends. There is no third way. */
public sealed interface Outcome {

    /** Redacted and summarized: may leave. */
    record Released(RedactedText text, Summary summary) implements Outcome {}

    /** Must not leave before a person has looked; the reasons say why. */
    record Held(List<HoldReason> reasons) implements Outcome {
        public Held {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a document is held for a reason");
            }
        }
    }

    default <R> R fold(Function<Released, ? extends R> released, Function<Held, ? extends R> held) {
        return this instanceof Released r ? released.apply(r) : held.apply((Held) this);
    }

    /** {@code released} or {@code held}, as JSON and the database have it. */
    default String code() {
        return fold(r -> "released", h -> "held");
    }
}
