package cloister.redaction.evaluation.generation;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Alternatives, the marks of what is made of them, and which alternatives a split may use. A rule of few alternatives is
 * no text of its own (labels, greetings), and both splits share it.
 */
record Rule(String name, List<Node> train, List<Node> heldOut, Map<Style, Mark> marks) {
    private static final int SHARED_BELOW = 5;

    Rule {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
        marks = Map.copyOf(marks);
    }

    static Rule of(String name, List<String> alternatives, Map<Style, Mark> marks) {
        List<Node> all = parsed(alternatives);
        List<Node> train =
                parsed(alternatives.stream().filter(Split.TRAIN::owns).toList());
        List<Node> heldOut =
                parsed(alternatives.stream().filter(Split.HELD_OUT::owns).toList());
        boolean shared = all.size() < SHARED_BELOW || train.isEmpty() || heldOut.isEmpty();
        return new Rule(name, shared ? all : train, shared ? all : heldOut, marks);
    }

    /** In this order, and the same for both splits: months, digits, patterns. */
    static Rule fixed(String name, List<String> alternatives) {
        List<Node> all = parsed(alternatives);
        return new Rule(name, all, all, Map.of());
    }

    private static List<Node> parsed(List<String> alternatives) {
        return alternatives.stream().map(TemplateParser::parse).toList();
    }

    Node any(Split split, SplittableRandom random) {
        List<Node> options = split == Split.TRAIN ? train : heldOut;
        return options.get(random.nextInt(options.size()));
    }

    boolean isEntity() {
        return !marks.isEmpty();
    }
}
