package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A grammar made ready for one vocabulary: its nodes, with what it costs at least to write each. */
final class Program {
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 500;

    private final TokenTrie trie;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Expression, Node> known = new IdentityHashMap<>();
    private final Map<CharacterSet, Node> classes = new HashMap<>();
    private final Map<String, Node> rules = new LinkedHashMap<>();
    private final List<Node.Call> calls = new ArrayList<>();

    private Program(TokenTrie trie) {
        this.trie = trie;
    }

    /** @throws GrammarException if no answer can be written, or a rule is missing, may be empty or begins with itself */
    static Stack compile(Grammar grammar, TokenTrie trie) {
        Program program = new Program(trie);
        new TreeMap<>(grammar.rules()).forEach((name, body) -> program.rules.put(name, program.node(body, 0)));
        program.link();
        Node root = program.call(grammar.root());
        ((Node.Call) root).target = program.rule(grammar.root());
        if (trie.dropsFirstBlank()) {
            Node blank = program.node(Expression.optional(Expression.literal(" ")), 0);
            root = program.sequence(List.of(blank, root));
        }
        program.weigh();
        if (root.cost >= Node.IMPOSSIBLE) {
            throw new GrammarException("no answer of this form has an end that the model's vocabulary can write");
        }
        if (root.need() > Stack.MOST_CELLS) {
            throw new GrammarException("the shortest answer of this form is nested too deep");
        }
        return new Stack(root, 0, 0, Stack.EMPTY);
    }

    private Node rule(String name) {
        Node target = rules.get(name);
        if (target == null) {
            throw new GrammarException("the rule " + name + " is missing");
        }
        return target;
    }

    private void link() {
        calls.forEach(call -> call.target = rule(call.rule));
        rules.forEach((name, node) -> {
            if (node.nullable) {
                throw new GrammarException("the rule " + name + " may be empty");
            }
        });
        LeftRecursion.refuse(rules);
    }

    private void weigh() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : nodes) {
                int cost = node.costNow();
                changed |= cost != node.cost;
                node.cost = cost;
            }
        }
        nodes.forEach(Node::seal);
    }

    private Node node(Expression expression, int depth) {
        if (depth > DEEPEST) {
            throw new GrammarException("the grammar is nested too deep");
        }
        Node node = known.get(expression);
        if (node == null) {
            node = make(expression, depth + 1);
            known.put(expression, node);
        }
        return node;
    }

    private Node make(Expression expression, int depth) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.text());
        } else if (expression instanceof Expression.Characters characters) {
            return classes.computeIfAbsent(characters.set(), this::characters);
        } else if (expression instanceof Expression.Sequence sequence) {
            return sequence(parts(joined(sequence.parts()), depth));
        } else if (expression instanceof Expression.Choice choice) {
            return choice(parts(choice.parts(), depth));
        } else if (expression instanceof Expression.Repeat repeat) {
            return repeat(node(repeat.part(), depth), repeat.fewest(), repeat.most());
        } else if (expression instanceof Expression.Reference reference) {
            return call(reference.rule());
        }
        throw new IllegalStateException("an expression of a new kind");
    }

    private List<Node> parts(List<Expression> expressions, int depth) {
        List<Node> parts = new ArrayList<>();
        for (Expression expression : expressions) {
            parts.add(node(expression, depth));
        }
        return parts;
    }

    /** Neighbouring literals become one, so that tokens may span them when costs are found. */
    private static List<Expression> joined(List<Expression> parts) {
        List<Expression> joined = new ArrayList<>();
        for (Expression part : parts) {
            int last = joined.size() - 1;
            if (part instanceof Expression.Literal literal
                    && last >= 0
                    && joined.get(last) instanceof Expression.Literal before) {
                joined.set(last, new Expression.Literal(before.text() + literal.text()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private <T extends Node> T added(T node) {
        if (nodes.size() >= MOST_NODES) {
            throw new GrammarException("the grammar is too large");
        }
        nodes.add(node);
        return node;
    }

    private Node literal(String text) {
        return text.isEmpty()
                ? sequence(List.of())
                : added(new Node.Bytes(nodes.size(), Utf8Ranges.Bytes.of(text), trie));
    }

    private Node characters(CharacterSet set) {
        List<Node> sequences = new ArrayList<>();
        for (Utf8Ranges.Bytes bytes : Utf8Ranges.of(set)) {
            sequences.add(added(new Node.Bytes(nodes.size(), bytes, trie)));
        }
        return choice(sequences);
    }

    private Node sequence(List<Node> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Node node = added(new Node.Sequence(nodes.size(), List.copyOf(parts)));
        node.nullable = parts.stream().allMatch(part -> part.nullable);
        return node;
    }

    private Node choice(List<Node> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Node node = added(new Node.Choice(nodes.size(), List.copyOf(parts)));
        node.nullable = parts.stream().anyMatch(part -> part.nullable);
        return node;
    }

    private Node repeat(Node part, int fewest, int most) {
        if (most == 0 || (most == 1 && fewest == 1)) {
            return most == 0 ? sequence(List.of()) : part;
        }
        if (part.nullable) {
            // As often as not it is empty, so there is no fewest; and what remains must not be empty.
            List<Node> parts = nonEmpty(part);
            return parts.isEmpty() ? sequence(List.of()) : repeat(choice(parts), 0, most);
        }
        Node node = added(new Node.Repeat(nodes.size(), part, fewest, most));
        node.nullable = fewest == 0;
        return node;
    }

    private Node.Call call(String rule) {
        Node.Call call = added(new Node.Call(nodes.size(), rule));
        calls.add(call);
        return call;
    }

    /** Ways to write what a node writes, but for the empty text. */
    private List<Node> nonEmpty(Node node) {
        if (!node.nullable) {
            return List.of(node);
        }
        List<Node> ways = new ArrayList<>();
        if (node instanceof Node.Choice choice) {
            choice.parts.forEach(part -> ways.addAll(nonEmpty(part)));
        } else if (node instanceof Node.Repeat repeat) {
            ways.add(repeat(repeat.part, 1, repeat.most));
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.parts.size(); i++) {
                for (Node first : nonEmpty(sequence.parts.get(i))) {
                    List<Node> rest = new ArrayList<>(List.of(first));
                    rest.addAll(sequence.parts.subList(i + 1, sequence.parts.size()));
                    ways.add(sequence(rest));
                }
            }
        }
        return ways;
    }
}
