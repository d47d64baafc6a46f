package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** JSON that a schema of {@link RandomSchema} allows, written in all the ways that are taken. */
final class RandomInstance {
    private static final String[] CHARACTERS = {
        "a", "B", "7", " ", "é", "東", "\uD83D\uDE00", "\"", "\\", "/", "\n", "\u0001", "\u007F"
    };
    private static final Map<String, List<String>> OF_PATTERNS = Map.of(
            "^[A-Z]{1,3}\\d*$", List.of("A", "XYZ2024", "QQ1"),
            "^(yes|no)?$", List.of("", "yes", "no"),
            "^\\w+@\\w+\\.[a-z]{2,4}$", List.of("a@b.cd", "me_1@example.info"),
            "b+", List.of("b", "xby", "東b\uD83D\uDE00", "bbb"),
            "^[^x\"]{0,4}$", List.of("", "abcd", "東\\\n\uD83D\uDE00"),
            "^東?.é$", List.of("aé", "東\uD83D\uDE00é"),
            "\\\\", List.of("\\", "a\\b"));

    private final JsonNode root;
    private final Random random;

    RandomInstance(JsonNode root, Random random) {
        this.root = root;
        this.random = random;
    }

    String write() {
        return of(root, 0);
    }

    private String of(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(root.path("$defs").path("list"), depth + 1);
        }
        if (schema.has("anyOf")) {
            // The last of a list's tails is its end.
            JsonNode ways = schema.path("anyOf");
            return of(ways.get(depth > 4 ? ways.size() - 1 : random.nextInt(ways.size())), depth + 1);
        }
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .toString();
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? (random.nextBoolean() ? "null" : "string") : type.asString()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> string(schema);
            case "integer" -> Integer.toString(whole(schema));
            case "number" -> number(schema);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> "null";
        };
    }

    private String object(JsonNode schema, int depth) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        List<String> members = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextBoolean()) {
                members.add(JsonTexts.written(property.getKey()) + ":" + blank() + of(property.getValue(), depth + 1));
            }
        });
        return "{" + joined(members) + "}";
    }

    private String array(JsonNode schema, int depth) {
        int fewest = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(fewest + 3);
        int count = depth > 6 ? fewest : fewest + random.nextInt(most - fewest + 1);
        return "["
                + joined(IntStream.range(0, count)
                        .mapToObj(i -> of(schema.path("items"), depth + 1))
                        .toList()) + "]";
    }

    private String joined(List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.isEmpty() ? "" : "," + blank()).append(part);
        }
        return text.toString();
    }

    private String blank() {
        return random.nextBoolean() ? " " : "";
    }

    private String string(JsonNode schema) {
        if (schema.has("pattern")) {
            List<String> texts = OF_PATTERNS.get(schema.path("pattern").asString());
            return JsonTexts.written(texts.get(random.nextInt(texts.size())));
        }
        int fewest = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(fewest + 8);
        return IntStream.range(0, fewest + random.nextInt(most - fewest + 1))
                .mapToObj(i -> written(CHARACTERS[random.nextInt(CHARACTERS.length)]))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private String written(String character) {
        if (random.nextInt(4) > 0) {
            return character.equals("/")
                    ? "\\/"
                    : JsonTexts.written(character)
                            .substring(1, JsonTexts.written(character).length() - 1);
        }
        HexFormat hex = random.nextBoolean() ? HexFormat.of() : HexFormat.of().withUpperCase();
        return character
                .chars()
                .mapToObj(c -> "\\u" + hex.toHexDigits((char) c))
                .collect(Collectors.joining());
    }

    private int whole(JsonNode schema) {
        int least = schema.path("minimum").asInt(-5000);
        return least + random.nextInt(schema.path("maximum").asInt(5000) - least + 1);
    }

    private String number(JsonNode schema) {
        int whole = whole(schema);
        boolean bounded = schema.has("maximum");
        boolean inner = !bounded
                || (whole > schema.path("minimum").asInt()
                        && whole < schema.path("maximum").asInt());
        return whole
                + (random.nextBoolean() ? "" : inner ? ".25" : ".00")
                + (bounded || random.nextBoolean() ? "" : "e-07");
    }
}
