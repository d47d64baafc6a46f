package cloister.redaction.detection;

import cloister.pipeline.Action;
import cloister.pipeline.FindingType;
import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one policy; each complaint names the line and what would be right. */
final class PolicyReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "version",
            "description",
            "scheme",
            "detectors",
            "redact-at",
            "doubt-at",
            "types",
            "scope",
            "keeps",
            "allow",
            "deny");

    private final String source;

    PolicyReader(String source) {
        this.source = source;
    }

    PolicyRules read(String yaml) {
        Map<String, Node> top = mapping(root(yaml), KEYS);
        TypesReader types = new TypesReader(this);
        types.read(required(top, "types", yaml));
        Scope scope = scope(top.get("scope"), types.treatments());
        double redactAt = fraction(required(top, "redact-at", yaml));
        double doubtAt = fraction(required(top, "doubt-at", yaml));
        if (doubtAt > redactAt) {
            throw wrong(top.get("doubt-at"), "doubt-at must not be above redact-at");
        }
        Set<String> detectors = new LinkedHashSet<>(texts(required(top, "detectors", yaml)));
        if (detectors.isEmpty()) {
            throw wrong(top.get("detectors"), "name at least one detector, for example recognizers");
        }
        return new PolicyRules(
                word(required(top, "name", yaml)),
                text(required(top, "version", yaml)),
                Sha256.ofUtf8(canonical(yaml)),
                scheme(top.get("scheme")),
                detectors,
                redactAt,
                doubtAt,
                types.redacted(),
                types.thresholds(),
                types.treatments(),
                scope,
                keeps(top.get("keeps")),
                optionalTexts(top.get("allow")),
                optionalTexts(top.get("deny")));
    }

    /** What the digest is of: comments and line ends don't change a policy's meaning, its lines do. */
    static String canonical(String yaml) {
        StringBuilder kept = new StringBuilder();
        yaml.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.stripLeading().startsWith("#"))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    private Node root(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new PolicyException(source + ": the policy is empty"));
        } catch (MarkedYamlEngineException e) {
            throw new PolicyException(source + line(e.getProblemMark()) + ": is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PolicyException(source + ": is not YAML");
        }
    }

    private Scope scope(@Nullable Node node, Map<FindingType, Treatment> treatments) {
        List<String> known = Arrays.stream(Scope.values()).map(Scope::word).toList();
        Scope scope = node == null ? Scope.DOCUMENT : Scope.values()[known.indexOf(oneOf(node, known))];
        boolean shifts = treatments.values().stream().anyMatch(t -> t.action() == Action.SHIFT);
        if (scope == Scope.TENANT && shifts) {
            throw wrong(
                    node,
                    "dates can't be moved with scope tenant: one known date would tell those of everybody; use document or"
                            + " case");
        }
        return scope;
    }

    /** Without one, everything counts. */
    private Scheme scheme(@Nullable Node node) {
        List<String> known = Arrays.stream(Scheme.values()).map(Scheme::word).toList();
        return node == null ? Scheme.STRICT : Scheme.values()[known.indexOf(oneOf(node, known))];
    }

    private Set<Keep> keeps(@Nullable Node node) {
        Set<Keep> keeps = EnumSet.noneOf(Keep.class);
        if (node == null) {
            return keeps;
        }
        List<String> known = Arrays.stream(Keep.values()).map(Keep::key).toList();
        for (Node item : sequence(node)) {
            keeps.add(Keep.values()[known.indexOf(oneOf(item, known))]);
        }
        return keeps;
    }

    Map<String, Node> mapping(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "expected \"key: value\" lines");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!allowed.contains(key)) {
                throw wrong(tuple.getKeyNode(), "unknown key \"" + key + "\"; known are " + listed(allowed));
            }
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "the key \"" + key + "\" stands twice");
            }
        }
        return entries;
    }

    private Node required(Map<String, Node> entries, String key, String yaml) {
        return Optional.ofNullable(entries.get(key))
                .orElseThrow(() -> new PolicyException(source + ": the key \"" + key + "\" is missing"));
    }

    private List<Node> sequence(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(node, "expected a list, for example [a, b]");
        }
        return sequence.getValue();
    }

    private List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        for (Node item : sequence(node)) {
            String text = text(item);
            if (text.isBlank()) {
                throw wrong(item, "an empty text would stand everywhere");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<String> optionalTexts(@Nullable Node node) {
        return node == null ? List.of() : texts(node);
    }

    String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, "expected a single value");
        }
        return scalar.getValue();
    }

    private String word(Node node) {
        String text = text(node);
        if (!text.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw wrong(node, "a name has up to 64 small letters, digits and hyphens");
        }
        return text;
    }

    String oneOf(Node node, List<String> known) {
        String text = text(node);
        if (!known.contains(text)) {
            throw wrong(node, "unknown value \"" + text + "\"; known are " + String.join(", ", known));
        }
        return text;
    }

    double fraction(Node node) {
        try {
            double value = Double.parseDouble(text(node));
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the line
        }
        throw wrong(node, "expected a number from 0 to 1, found \"" + text(node) + "\"");
    }

    PolicyException wrong(@Nullable Node node, String what) {
        return new PolicyException(source + (node == null ? "" : line(node.getStartMark())) + ": " + what);
    }

    private static String line(Optional<Mark> mark) {
        return mark.map(m -> String.format(Locale.ROOT, ", line %d", m.getLine() + 1))
                .orElse("");
    }

    private static String listed(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
