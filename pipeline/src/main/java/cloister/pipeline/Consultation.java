package cloister.pipeline;

import java.util.List;

/** Inferences on a text that came without a file, as {@code detect}, {@code redact} and {@code summarize} get them. */
public record Consultation(DocumentId id, Mandate mandate, Policy policy, List<Inference> inferences) {
    public Consultation {
        inferences = List.copyOf(inferences);
    }
}
