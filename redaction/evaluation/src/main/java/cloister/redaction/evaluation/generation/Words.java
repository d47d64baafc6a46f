package cloister.redaction.evaluation.generation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of one language and region: the region's go before the language's, those before what all share. */
final class Words {
    private final String language;
    private final String region;
    private final Map<String, Rule> rules;
    private final Map<String, List<String>> plain = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<Split, List<Decoy>> decoys = new HashMap<>();

    Words(String language, String region, Map<String, Rule> rules, List<Decoy> decoys) {
        this.language = language;
        this.region = region;
        this.rules = Map.copyOf(rules);
        rules.forEach((name, rule) -> plain.put(name, texts(rule.train())));
        for (Split split : Split.values()) {
            this.decoys.put(
                    split, decoys.stream().filter(d -> split.owns(d.name())).toList());
            for (String list : List.of("word-first", "word-last")) {
                List<Node> all = find(list)
                        .map(r -> split == Split.TRAIN ? r.train() : r.heldOut())
                        .orElse(List.of());
                names.put(list + split, texts(all).stream().filter(split::owns).toList());
            }
        }
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream()
                .filter(Node.Text.class::isInstance)
                .map(node -> ((Node.Text) node).value())
                .toList();
    }

    Optional<Rule> find(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalStateException("no rule " + name + " in " + language + "@" + region);
        }
        return rule;
    }

    /** The entries of a short list, in order. */
    List<String> list(String name) {
        return plain.getOrDefault(name, List.of());
    }

    /** Names of a split that are words. */
    List<String> names(String list, Split split) {
        return names.getOrDefault(list + split, List.of());
    }

    List<Decoy> decoys(Split split) {
        return decoys.getOrDefault(split, List.of());
    }
}
