package cloister.redaction.evaluation.generation;

import java.util.List;

/** A piece of a template. */
sealed interface Node {

    /** As it stands. */
    record Text(String value) implements Node {}

    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several, each as likely. */
    record Choice(List<Node> options) implements Node {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Another rule, so many times. */
    record Insert(String rule, int least, int most, String between) implements Node {}

    /** Anything that is made up: an entity, a person, a date, a number. */
    record Slot(String head, String form, String argument) implements Node {}

    /** What is inside bears a mark. */
    record Marked(Mark mark, Node inside) implements Node {}
}
