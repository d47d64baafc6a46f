package cloister.redaction.evaluation.generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Reads the resources. What can't be understood stops the start: it is a mistake of ours. */
final class GrammarReader {
    private static final List<String> ENGLISH =
            List.of("clinical", "office", "insurance", "legal", "sentences", "posts");

    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, List<String>> texts = new TreeMap<>();
    private final Map<String, Map<Style, Mark>> marks = new HashMap<>();
    private final Map<String, List<Decoy>> decoys = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();

    Grammar read() {
        part("any", "any.txt");
        part("any", "frames.txt");
        for (String language : Grammar.LANGUAGES) {
            part(language, language + ".txt");
        }
        ENGLISH.forEach(name -> part("en", "en-" + name + ".txt"));
        names("drugs.txt").forEach((kind, values) -> texts.put("any/drug." + kind, values));
        Map<String, Rule> rules = new HashMap<>();
        texts.forEach((name, lines) -> rules.put(
                name,
                fixed.contains(name)
                        ? Rule.fixed(name, lines)
                        : Rule.of(name, lines, marks.getOrDefault(name, Map.of()))));
        return new Grammar(frames, rules, decoys);
    }

    private void part(String language, String resource) {
        String[] lines = text(resource).split("\n", -1);
        int at = 0;
        while (at < lines.length) {
            int end = at + 1;
            while (end < lines.length && !lines[end].startsWith("@")) {
                end++;
            }
            if (lines[at].startsWith("@")) {
                section(language, lines[at], Arrays.asList(lines).subList(at + 1, end));
            }
            at = end;
        }
    }

    private void section(String language, String head, List<String> body) {
        String[] words = head.split(" +");
        String name = language + "/" + (words.length > 1 ? words[1] : "");
        try {
            switch (words[0]) {
                case "@frame" -> frames.add(frame(language, words, body));
                case "@rule" -> put(name, lines(body));
                case "@list" -> put(name, items(body));
                case "@fixed" -> {
                    put(name, items(body));
                    fixed.add(name);
                }
                case "@labels" -> labels(language, body);
                case "@entity" -> {
                    put(name, lines(body));
                    marks.put(name, marks(words));
                }
                case "@decoys" ->
                    decoys.put(
                            language,
                            lines(body).stream().map(GrammarReader::decoy).toList());
                default -> throw new IllegalArgumentException("unknown section");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("in " + language + ", section " + head, e);
        }
    }

    /** {@code key=one|another;key=…}: short texts that both splits share. */
    private void labels(String language, List<String> body) {
        for (String line : lines(body)) {
            for (String label : line.split(";")) {
                String[] pair = label.split("=", 2);
                String name = language + "/" + (pair[0].matches("[a-z]+") ? "L." : "") + pair[0];
                put(name, items(List.of(pair[1])));
                fixed.add(name);
            }
        }
    }

    private void put(String name, List<String> alternatives) {
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        texts.computeIfAbsent(name, n -> new ArrayList<>()).addAll(alternatives);
    }

    private static Frame frame(String language, String[] words, List<String> body) {
        Map<String, String> values = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            values.put(pair[0], pair[1]);
        }
        String languages = values.getOrDefault("languages", language);
        Style style = Style.valueOf(values.getOrDefault("style", "enterprise").toUpperCase(Locale.ROOT));
        return new Frame(
                words[1],
                style,
                languages.equals("any") ? Set.copyOf(Grammar.LANGUAGES) : Set.of(languages.split(",")),
                values.getOrDefault("region", ""),
                Integer.parseInt(values.getOrDefault("weight", "2")),
                TemplateParser.parse(String.join("\n", body).strip()));
    }

    private static Map<Style, Mark> marks(String[] words) {
        Map<Style, Mark> marks = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            marks.put(style, Mark.read(words[2]));
        }
        for (int i = 3; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            marks.put(Style.valueOf(pair[0].toUpperCase(Locale.ROOT)), Mark.read(pair[1]));
        }
        return marks;
    }

    private static Decoy decoy(String line) {
        int equals = line.indexOf(" = ");
        int blank = line.indexOf(' ');
        return new Decoy(
                line.startsWith("first "),
                line.substring(blank + 1, equals),
                TemplateParser.parse(line.substring(equals + 3)));
    }

    private static List<String> lines(List<String> body) {
        return body.stream()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("# "))
                .toList();
    }

    private static List<String> items(List<String> body) {
        return lines(body).stream()
                .flatMap(l -> Arrays.stream(l.split("\\|")))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** Lists under heads in brackets. */
    static Map<String, List<String>> names(String resource) {
        Map<String, List<String>> lists = new HashMap<>();
        String head = "";
        for (String line : text(resource).split("\n")) {
            if (line.startsWith("[")) {
                head = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                lists.put(head, List.of(line.split("\\|")));
            }
        }
        return lists;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(GrammarReader.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
