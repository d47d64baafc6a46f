package cloister.redaction.model.grammar;

import java.util.Map;

/**
 * A context-free grammar over Unicode text: rules by their names, one of which is the whole answer. Rules must refer to
 * rules that are there and must not begin with themselves; {@link Constraints#of} checks it.
 */
public record Grammar(Map<String, Expression> rules, String root) {
    public Grammar {
        rules = Map.copyOf(rules);
        if (!rules.containsKey(root)) {
            throw new GrammarException("the grammar lacks its first rule");
        }
    }

    public static Grammar of(Expression answer) {
        return new Grammar(Map.of("answer", answer), "answer");
    }
}
