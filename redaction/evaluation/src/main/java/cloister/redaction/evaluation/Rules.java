package cloister.redaction.evaluation;

import cloister.pipeline.FindingType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What counts how. Gold sets name their types each in its own way; the rules say what the names mean.
 *
 * @param types which finding types are the right answer to a gold type, the first one the best; a gold type without an entry has none
 * @param direct gold types whose spans single out a person by themselves
 * @param titled gold types whose spans may hold titles ("Dr.", "RN"), which single out nobody
 * @param titles the titles, lower case, without a final full stop
 * @param neutral gold types that count neither for nor against
 * @param minScore findings with a lower score are left out
 */
public record Rules(
        Map<String, Set<FindingType>> types,
        Set<String> direct,
        Set<String> titled,
        List<String> titles,
        Set<String> neutral,
        double minScore) {

    private static final String STANDARD = "gold-types.json";

    public Rules {
        types = Map.copyOf(types);
        direct = Set.copyOf(direct);
        titled = Set.copyOf(titled);
        titles = List.copyOf(titles);
        neutral = Set.copyOf(neutral);
    }

    /** The type names of the gold sets that this project knows (resource {@code gold-types.json}). */
    public static Rules standard() {
        JsonNode root;
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(STANDARD))) {
            root = JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<FindingType>> types = new TreeMap<>();
        root.path("types").properties().forEach(entry -> {
            Set<FindingType> right = new LinkedHashSet<>();
            entry.getValue().forEach(name -> right.add(FindingType.valueOf(name.stringValue())));
            types.put(entry.getKey(), right);
        });
        return new Rules(
                types,
                strings(root.path("direct")),
                strings(root.path("titled")),
                List.copyOf(strings(root.path("titles"))),
                Set.of(),
                0);
    }

    public Rules withNeutral(Set<String> goldTypes) {
        return new Rules(types, direct, titled, titles, goldTypes, minScore);
    }

    public Rules withDirect(Set<String> goldTypes) {
        return new Rules(types, goldTypes, titled, titles, neutral, minScore);
    }

    public Rules withMinScore(double score) {
        return new Rules(types, direct, titled, titles, neutral, score);
    }

    /** What the gold set itself says of the span goes before what the type's name says. */
    boolean isDirect(GoldSpan span) {
        return span.identifier().map("DIRECT"::equals).orElseGet(() -> direct.contains(span.type()));
    }

    boolean isNeutral(GoldSpan span) {
        return neutral.contains(span.type());
    }

    /** What a gold type is best answered with; nothing if the rules don't know it. */
    public Optional<FindingType> best(String goldType) {
        return types.getOrDefault(goldType, Set.of()).stream().findFirst();
    }

    boolean isRight(GoldSpan span, FindingType answer) {
        return types.getOrDefault(span.type(), Set.of()).contains(answer);
    }

    private static Set<String> strings(JsonNode list) {
        Set<String> strings = new TreeSet<>();
        list.forEach(item -> strings.add(item.stringValue()));
        return new HashSet<>(strings);
    }
}
