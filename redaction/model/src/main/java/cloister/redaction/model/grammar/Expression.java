package cloister.redaction.model.grammar;

import java.util.List;

/** What a text may be made of; see {@link Grammar}. Characters are Unicode code points. */
public sealed interface Expression {
    /** Stands for no upper bound. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** Exactly this text, which may be empty. */
    record Literal(String text) implements Expression {
        public Literal {
            if (!CharacterSet.isWellFormed(text)) {
                throw new GrammarException("a literal holds half a surrogate pair");
            }
        }
    }

    /** One character of a set. */
    record Characters(CharacterSet set) implements Expression {
        public Characters {
            if (set.isEmpty()) {
                throw new GrammarException("a set of characters is empty");
            }
        }
    }

    /** One after the other. */
    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** Any one of several. */
    record Choice(List<Expression> parts) implements Expression {
        public Choice {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new GrammarException("a choice has nothing to choose from");
            }
        }
    }

    /**
     * The same several times.
     *
     * @param most {@link #UNBOUNDED} or a number not below {@code fewest}
     */
    record Repeat(Expression part, int fewest, int most) implements Expression {
        public Repeat {
            if (fewest < 0 || most < fewest) {
                throw new GrammarException("a repetition from " + fewest + " to " + most + " is impossible");
            }
        }
    }

    /** A rule of the grammar by its name. */
    record Reference(String rule) implements Expression {}

    static Expression literal(String text) {
        return new Literal(text);
    }

    static Expression sequence(Expression... parts) {
        return parts.length == 1 ? parts[0] : new Sequence(List.of(parts));
    }

    static Expression choice(List<? extends Expression> parts) {
        return parts.size() == 1 ? parts.get(0) : new Choice(List.copyOf(parts));
    }

    static Expression optional(Expression part) {
        return new Repeat(part, 0, 1);
    }

    static Expression repeat(Expression part, int fewest, int most) {
        return new Repeat(part, fewest, most);
    }

    static Expression characters(CharacterSet set) {
        return new Characters(set);
    }
}
