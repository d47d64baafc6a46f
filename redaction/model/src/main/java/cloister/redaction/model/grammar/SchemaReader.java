package cloister.redaction.model.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema as a grammar; see {@link Constraints#json} for what is taken. Whatever else it says is refused by name. */
final class SchemaReader {
    private static final int LONGEST = 1 << 18;
    private static final int MOST_SCHEMAS = 4_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> NOTES =
            Set.of("title", "description", "default", "examples", "$comment", "deprecated", "readOnly", "writeOnly");
    private static final Set<String> AT_ROOT = Set.of("$schema", "$id", "$defs", "definitions");

    private final SchemaReferences references;
    private final SchemaKinds kinds;
    private final Map<String, Expression> rules = new LinkedHashMap<>();
    private final Deque<String> wanted = new ArrayDeque<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private int schemas;

    private SchemaReader(ObjectNode root) {
        this.references = new SchemaReferences(root);
        this.kinds = new SchemaKinds(this);
    }

    static Grammar read(String text) {
        if (text.length() > LONGEST) {
            throw new GrammarException("the schema is longer than " + LONGEST + " characters");
        }
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode root) {
                return new SchemaReader(root).grammar();
            }
        } catch (JacksonException e) {
            throw new GrammarException("the schema is no JSON, says a key twice, or is nested too deep");
        }
        throw new GrammarException("the schema is no object");
    }

    private Grammar grammar() {
        reference("#");
        while (!wanted.isEmpty()) {
            String place = wanted.remove();
            rules.put(place, value(references.at(place), place));
        }
        return new Grammar(rules, "#");
    }

    /** A schema at another place, which is read once. */
    private Expression reference(String place) {
        if (asked.add(place)) {
            wanted.add(place);
        }
        return new Expression.Reference(place);
    }

    /** What a schema allows; {@code place} names it in messages. */
    Expression value(JsonNode node, String place) {
        if (!(node instanceof ObjectNode schema)) {
            throw refusal(place, "a schema must be an object");
        }
        if (++schemas > MOST_SCHEMAS) {
            throw refusal(place, "there are more than " + MOST_SCHEMAS + " schemas");
        }
        for (String keyword : List.of("$ref", "anyOf", "oneOf", "allOf", "enum", "const")) {
            if (schema.has(keyword)) {
                return combined(schema, keyword, place);
            }
        }
        return types(schema, place);
    }

    private Expression combined(ObjectNode schema, String keyword, String place) {
        boolean values = keyword.equals("enum") || keyword.equals("const");
        only(schema, values ? Set.of(keyword, "type") : Set.of(keyword), place);
        JsonNode value = schema.path(keyword);
        String below = place + "/" + keyword;
        return switch (keyword) {
            case "$ref" -> reference(references.resolve(value, below));
            case "enum" -> SchemaValues.oneOf(value, schema.path("type"), below);
            case "const" -> SchemaValues.oneOf(MAPPER.createArrayNode().add(value), schema.path("type"), below);
            default -> alternatives(keyword, value, below);
        };
    }

    private Expression alternatives(String keyword, JsonNode list, String place) {
        if (!list.isArray() || list.isEmpty()) {
            throw refusal(place, "must be a list that isn't empty");
        }
        if (keyword.equals("allOf") && list.size() > 1) {
            throw refusal(place, "is supported with one schema only");
        }
        if (keyword.equals("oneOf")) {
            new SchemaDisjoint(references).require(list, place);
        }
        List<Expression> ways = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            ways.add(value(list.get(i), place + "/" + i));
        }
        return Expression.choice(ways);
    }

    private Expression types(ObjectNode schema, String place) {
        if (!schema.has("type")) {
            // A keyword that isn't known says more than a type that isn't there.
            Set<String> any = new LinkedHashSet<>();
            SchemaKinds.NAMES.forEach(type -> any.addAll(SchemaKinds.keywords(type)));
            only(schema, any, place);
        }
        List<String> types = typesOf(schema.path("type"), place);
        Set<String> keywords = new LinkedHashSet<>(List.of("type"));
        types.forEach(type -> keywords.addAll(SchemaKinds.keywords(type)));
        only(schema, keywords, place);
        List<Expression> ways = new ArrayList<>();
        for (String type : types) {
            // Every whole number is a number too.
            if (!type.equals("integer") || !types.contains("number")) {
                ways.add(kinds.of(type, schema, place));
            }
        }
        return Expression.choice(ways);
    }

    /** The names of a {@code type}. */
    static List<String> typesOf(JsonNode type, String place) {
        List<String> names = new ArrayList<>();
        if (type.isString()) {
            names.add(type.asString());
        } else if (type.isArray()) {
            type.forEach(name -> names.add(name.asString("")));
        }
        if (names.isEmpty()) {
            throw refusal(place, "type is missing (any value whatever can't be asked for)");
        }
        for (String name : names) {
            if (!SchemaKinds.NAMES.contains(name)) {
                throw refusal(place, "type " + name + " is unknown");
            }
        }
        return names.stream().distinct().toList();
    }

    private static void only(ObjectNode schema, Set<String> keywords, String place) {
        for (String key : schema.propertyNames()) {
            boolean known =
                    keywords.contains(key) || NOTES.contains(key) || (place.equals("#") && AT_ROOT.contains(key));
            if (!known) {
                throw refusal(place, "keyword " + key + " is not supported here");
            }
        }
    }

    static GrammarException refusal(String place, String why) {
        String shown = place.length() > 200 ? place.substring(0, 200) + "..." : place;
        return new GrammarException("schema " + shown + ": " + why);
    }
}
