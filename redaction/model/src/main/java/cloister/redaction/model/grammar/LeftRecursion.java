package cloister.redaction.model.grammar;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rules that begin with themselves: what may come next could never be found. */
final class LeftRecursion {
    private final Set<Node> done = new HashSet<>();
    private final Set<Node> open = new HashSet<>();

    private LeftRecursion() {}

    /** @throws GrammarException if there is one; the message names it */
    static void refuse(Map<String, Node> rules) {
        LeftRecursion search = new LeftRecursion();
        rules.forEach((name, node) -> search.look(node, name));
    }

    private void look(Node node, String rule) {
        if (done.contains(node)) {
            return;
        }
        if (!open.add(node)) {
            throw new GrammarException("the rule " + rule + " begins with itself");
        }
        if (node instanceof Node.Call call) {
            look(call.target, call.rule);
        } else if (node instanceof Node.Choice choice) {
            choice.parts.forEach(part -> look(part, rule));
        } else if (node instanceof Node.Repeat repeat) {
            look(repeat.part, rule);
        } else if (node instanceof Node.Sequence sequence) {
            for (Node part : sequence.parts) {
                look(part, rule);
                if (!part.nullable) {
                    break;
                }
            }
        }
        open.remove(node);
        done.add(node);
    }
}
