package cloister.pipeline;

import java.util.List;

/** A value together with the record of each inference that made it. */
public record Recorded<T>(T value, List<Inference> inferences) {

    public Recorded {
        inferences = List.copyOf(inferences);
    }
}
