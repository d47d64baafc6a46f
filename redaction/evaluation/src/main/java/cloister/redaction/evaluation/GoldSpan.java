package cloister.redaction.evaluation;

import cloister.pipeline.Span;
import java.util.Optional;

/**
 * A place that a person marked.
 *
 * @param range in UTF-16 units; not empty
 * @param type as the gold set names it
 * @param identifier {@code DIRECT} or {@code QUASI}, where the set says so
 * @param entity whom or what it names; mentions of one entity share it, where the set says so
 */
public record GoldSpan(Span range, String type, Optional<String> identifier, Optional<String> entity) {

    public GoldSpan(Span range, String type) {
        this(range, type, Optional.empty(), Optional.empty());
    }
}
