package cloister.redaction.model;

import cloister.redaction.model.grammar.TokenConstraint;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How an answer is to be generated.
 *
 * @param most tokens of it
 * @param constraint makes the form that it must have, if it must have one; called once for each answer
 * @param deadline how long it may take in all, waiting included; by default the model's patience for each
 */
public record GenerationOptions(int most, Optional<Supplier<TokenConstraint>> constraint, Optional<Duration> deadline) {

    public GenerationOptions {
        if (most < 1 || deadline.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a number in the options is out of range");
        }
    }

    /** At most so many tokens, in any form. */
    public static GenerationOptions most(int tokens) {
        return new GenerationOptions(tokens, Optional.empty(), Optional.empty());
    }

    public GenerationOptions withConstraint(Supplier<TokenConstraint> form) {
        return new GenerationOptions(most, Optional.of(form), deadline);
    }

    public GenerationOptions withDeadline(Duration limit) {
        return new GenerationOptions(most, constraint, Optional.of(limit));
    }
}
