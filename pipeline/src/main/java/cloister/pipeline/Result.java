package cloister.pipeline;

import java.time.Duration;
import java.util.Optional;

/** How one document went, for whoever waits for it. */
public record Result(DocumentId id, Outcome outcome, Optional<DocumentId> sameAs, Duration took) {}
