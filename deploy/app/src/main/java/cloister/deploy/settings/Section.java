package cloister.deploy.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. Each key is read by name and type; whatever is wrong is noted with its line and the default
 * is answered, so that reading goes on. {@link #end()} notes the keys that nobody asked for.
 */
final class Section {
    private final String path;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Problems problems;

    private record Entry(int line, Node value) {}

    Section(String path, int line, Problems problems) {
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    static Section of(String path, MappingNode node, Problems problems) {
        Section section = new Section(path, line(node), problems);
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                Entry before = section.entries.put(key.getValue(), new Entry(line(key), tuple.getValueNode()));
                if (before != null) {
                    problems.add(line(key), section.named(key.getValue()) + " stands twice");
                }
            } else {
                problems.add(line(tuple.getKeyNode()), "a key is a plain word here");
            }
        }
        return section;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** Whether the key is there, with any value. */
    boolean has(String key) {
        return entry(key) != null;
    }

    String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    Optional<String> text(String key) {
        return scalar(key, "a text", Optional::of);
    }

    /** A text that must be there. */
    String required(String key, String example) {
        Optional<String> value = text(key).filter(v -> !v.isBlank());
        if (value.isEmpty()) {
            problems.add(line, (path.isEmpty() ? "the file" : path) + " needs " + key + ", for example " + example);
        }
        return value.orElse(example);
    }

    /** A text that {@code parse} understands; it answers empty for others. */
    <T> Optional<T> parsed(String key, String kind, Function<String, Optional<T>> parse) {
        return scalar(key, kind, parse);
    }

    int number(String key, int fallback, int least, int most) {
        return (int) number(key, (long) fallback, least, most);
    }

    long number(String key, long fallback, long least, long most) {
        String kind = "a whole number from " + least + " to " + most;
        return scalar(key, kind, text -> Values.number(text).filter(n -> n >= least && n <= most))
                .orElse(fallback);
    }

    boolean truth(String key, boolean fallback) {
        return scalar(key, "true or false", Values::truth).orElse(fallback);
    }

    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        String kind = "a time from " + Values.spelled(least) + " to " + Values.spelled(most)
                + " with its unit (500ms, 30s, 5m, 1h)";
        return scalar(key, kind, text -> Values.duration(text)
                        .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0))
                .orElse(fallback);
    }

    /** Bytes: a number with KB, MB, GB (powers of 1000) or KiB, MiB, GiB (of 1024). */
    long size(String key, long fallback, long least) {
        String kind = "a size of at least " + least + " bytes with its unit (10MB, 512MiB, 2GB)";
        return scalar(key, kind, text -> Values.size(text).filter(n -> n >= least))
                .orElse(fallback);
    }

    String choice(String key, String fallback, List<String> choices) {
        return scalar(
                        key,
                        "one of " + String.join(", ", choices),
                        text -> choices.contains(text) ? Optional.of(text) : Optional.empty())
                .orElse(fallback);
    }

    List<String> texts(String key, List<String> fallback) {
        Entry entry = entry(key);
        if (entry == null) {
            return fallback;
        }
        if (entry.value() instanceof ScalarNode single && !single.getTag().equals(Tag.NULL)) {
            return List.of(single.getValue());
        }
        if (!(entry.value() instanceof SequenceNode sequence)) {
            wrong(key, entry, "a list of texts");
            return fallback;
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problems.add(line(item), named(key) + " is a list of texts");
            }
        }
        return List.copyOf(texts);
    }

    /** The section under a key; an empty one where it is missing. */
    Section section(String key) {
        Entry entry = entry(key);
        if (entry != null && entry.value() instanceof MappingNode mapping) {
            return of(named(key), mapping, problems);
        }
        if (entry != null && !isNull(entry.value())) {
            wrong(key, entry, "a section with keys of its own");
        }
        return new Section(named(key), entry == null ? line : entry.line(), problems);
    }

    /** The sections of a list, or empty if the key isn't there at all. */
    Optional<List<Section>> sections(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return Optional.empty();
        }
        List<Section> sections = new ArrayList<>();
        if (entry.value() instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    sections.add(of(named(key) + "[" + sections.size() + "]", mapping, problems));
                } else {
                    problems.add(line(item), "each entry of " + named(key) + " is a section (- name: ...)");
                }
            }
        } else if (!isNull(entry.value())) {
            wrong(key, entry, "a list of sections (- name: ...)");
        }
        return Optional.of(List.copyOf(sections));
    }

    /** Notes something about the value of a key. */
    void complain(String key, String message) {
        Entry entry = entries.get(key);
        problems.add(entry == null ? line : entry.line(), named(key) + " " + message);
    }

    /** Every key has been asked for by now: those that weren't are not known. */
    void end() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                String hint = Nearest.to(key, asked)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("known here: " + String.join(", ", asked));
                problems.add(entry.line(), "unknown key " + named(key) + "; " + hint);
            }
        });
    }

    private <T> Optional<T> scalar(String key, String kind, Function<String, Optional<T>> parse) {
        Entry entry = entry(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!(entry.value() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            wrong(key, entry, kind);
            return Optional.empty();
        }
        Optional<T> value = parse.apply(scalar.getValue());
        if (value.isEmpty()) {
            problems.add(line(scalar), named(key) + " is " + kind + ", not \"" + scalar.getValue() + "\"");
        }
        return value;
    }

    private void wrong(String key, Entry entry, String kind) {
        problems.add(entry.line(), named(key) + " is " + kind);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private @org.jspecify.annotations.Nullable Entry entry(String key) {
        asked.add(key);
        return entries.get(key);
    }

    private String named(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
