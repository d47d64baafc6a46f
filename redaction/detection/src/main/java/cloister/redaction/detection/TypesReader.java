package cloister.redaction.detection;

import cloister.pipeline.Action;
import cloister.pipeline.FindingType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a policy says of each type. */
final class TypesReader {
    private static final String REDACT_AT = "redact-at";
    private static final int MOST_DAYS = 3650;
    private static final Set<String> PLAIN_HASHES = Set.of(
            "md5",
            "sha",
            "sha1",
            "sha-1",
            "sha224",
            "sha256",
            "sha-256",
            "sha384",
            "sha512",
            "sha-512",
            "sha3",
            "blake2",
            "blake3",
            "plain-hash",
            "unkeyed-hash");

    private final PolicyReader nodes;
    private final Set<FindingType> redacted = EnumSet.noneOf(FindingType.class);
    private final Map<FindingType, Double> thresholds = new EnumMap<>(FindingType.class);
    private final Map<FindingType, Treatment> treatments = new EnumMap<>(FindingType.class);

    TypesReader(PolicyReader nodes) {
        this.nodes = nodes;
    }

    Set<FindingType> redacted() {
        return redacted;
    }

    Map<FindingType, Double> thresholds() {
        return thresholds;
    }

    /** Of types for which the policy asks for something else than a placeholder. */
    Map<FindingType, Treatment> treatments() {
        return treatments;
    }

    void read(Node types) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(FindingType.values()).forEach(type -> names.add(type.name()));
        Map<String, Node> entries = nodes.mapping(types, names);
        for (FindingType type : FindingType.values()) {
            Node entry = entries.get(type.name());
            if (entry == null) {
                throw nodes.wrong(
                        types,
                        "types: " + type + " is missing; write \"" + type + ": redact\" or \"" + type + ": keep\"");
            }
            if (entry instanceof MappingNode) {
                detailed(type, entry);
            } else if (!nodes.text(entry).equals("keep")) {
                take(type, Treatment.of(action(type, entry)));
            }
        }
    }

    /** {@code {redact-at: 0.3}}, {@code {shift: {days: 90}}}, or both. */
    private void detailed(FindingType type, Node entry) {
        Set<String> known = new HashSet<>(Treatable.words(type));
        known.removeAll(List.of("redact", "keep"));
        known.add(REDACT_AT);
        Map<String, Node> keys = nodes.mapping(entry, known);
        Node own = keys.remove(REDACT_AT);
        if (own != null) {
            thresholds.put(type, nodes.fraction(own));
        }
        if (keys.size() > 1) {
            throw nodes.wrong(entry, "types: " + type + " has more than one action");
        }
        if (keys.isEmpty() && own == null) {
            throw nodes.wrong(entry, "types: " + type + " needs redact, keep or {redact-at: NUMBER}");
        }
        Treatment treatment = Treatment.of(Action.PLACEHOLDER);
        for (Map.Entry<String, Node> asked : keys.entrySet()) {
            treatment = options(type, Action.valueOf(asked.getKey().toUpperCase(Locale.ROOT)), asked.getValue());
        }
        take(type, treatment);
    }

    private void take(FindingType type, Treatment treatment) {
        redacted.add(type);
        if (treatment.action() != Action.PLACEHOLDER) {
            treatments.put(type, treatment);
        }
    }

    private Action action(FindingType type, Node entry) {
        String word = nodes.text(entry);
        requireKeyed(entry, word);
        boolean known =
                Arrays.stream(Action.values()).anyMatch(action -> action.word().equals(word));
        List<String> words = Treatable.words(type);
        if (known && !words.contains(word)) {
            throw nodes.wrong(entry, type + " can't be treated by " + word + "; it can be " + String.join(", ", words));
        }
        nodes.oneOf(entry, words);
        return word.equals("redact") ? Action.PLACEHOLDER : Action.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private void requireKeyed(Node node, String word) {
        if (PLAIN_HASHES.contains(word.toLowerCase(Locale.ROOT))) {
            throw nodes.wrong(
                    node,
                    "a plain hash is refused: whoever tries all identifiers of this form finds the one behind it; write"
                            + " \"hash\", which takes the installation's key (HMAC-SHA-256)");
        }
    }

    private Treatment options(FindingType type, Action action, Node node) {
        if (node instanceof ScalarNode) {
            requireKeyed(node, nodes.text(node));
        }
        return switch (action) {
            case MASK ->
                Treatment.mask(whole(nodes.mapping(node, Set.of("last")).get("last"), 0, 0, 4));
            case SHIFT -> shift(nodes.mapping(node, Set.of("days", "weeks", "order")));
            case GENERALIZE ->
                Treatment.generalize(whole(
                        nodes.mapping(node, type == FindingType.AGE ? Set.of("band") : Set.of())
                                .get("band"),
                        Treatment.BAND,
                        2,
                        30));
            case PLACEHOLDER, HASH, SURROGATE, ENCRYPT -> {
                nodes.mapping(node, Set.of());
                yield Treatment.of(action);
            }
        };
    }

    private Treatment shift(Map<String, Node> options) {
        Node weeks = options.get("weeks");
        Node order = options.get("order");
        boolean whole =
                weeks != null && nodes.oneOf(weeks, List.of("true", "false")).equals("true");
        int days = whole(options.get("days"), Treatment.DAYS, whole ? 7 : 1, MOST_DAYS);
        return Treatment.shift(
                days,
                whole,
                order == null
                        ? Optional.empty()
                        : Optional.of(
                                nodes.oneOf(order, List.of("day-first", "month-first"))
                                                .equals("day-first")
                                        ? Treatment.Order.DAY_FIRST
                                        : Treatment.Order.MONTH_FIRST));
    }

    private int whole(@Nullable Node node, int usual, int least, int most) {
        if (node == null) {
            return usual;
        }
        String text = nodes.text(node);
        if (text.matches("[0-9]{1,6}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw nodes.wrong(node, "expected a whole number from " + least + " to " + most + ", found \"" + text + "\"");
    }
}
