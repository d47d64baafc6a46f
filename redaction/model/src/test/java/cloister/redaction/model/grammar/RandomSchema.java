package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of all that is supported, at random. */
final class RandomSchema {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> NAMES = List.of("a", "name", "é\"\\", "東京", "x y", "b", "value", "");
    private static final List<String> PATTERNS = List.of(
            "^[A-Z]{1,3}\\d*$", "^(yes|no)?$", "^\\w+@\\w+\\.[a-z]{2,4}$", "b+", "^[^x\"]{0,4}$", "^東?.é$", "\\\\");

    private final Random random;
    private boolean refersToList;

    private RandomSchema(Random random) {
        this.random = random;
    }

    static ObjectNode of(Random random) {
        RandomSchema schemas = new RandomSchema(random);
        ObjectNode root = schemas.schema(3);
        if (schemas.refersToList) {
            ObjectNode list = MAPPER.createObjectNode().put("type", "object");
            list.putObject("properties").set("head", schemas.leaf());
            list.withObject("properties")
                    .putObject("tail")
                    .putArray("anyOf")
                    .add(MAPPER.createObjectNode().put("$ref", "#/$defs/list"))
                    .add(MAPPER.createObjectNode().put("type", "null"));
            list.putArray("required").add("tail");
            list.put("additionalProperties", false);
            root.putObject("$defs").set("list", list);
        }
        return root;
    }

    private ObjectNode schema(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> object(depth);
            case 3, 4 -> array(depth);
            case 5 -> anyOf(depth);
            case 6 -> list();
            default -> leaf();
        };
    }

    private ObjectNode list() {
        refersToList = true;
        return MAPPER.createObjectNode().put("$ref", "#/$defs/list");
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        List<String> names = new ArrayList<>(NAMES);
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = names.remove(random.nextInt(names.size()));
            properties.set(name, schema(depth - 1));
            if (random.nextBoolean()) {
                required.add(name);
            }
        }
        return schema;
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "array");
        schema.set("items", schema(depth - 1));
        int fewest = random.nextInt(3);
        if (random.nextBoolean()) {
            schema.put("minItems", fewest);
        }
        if (random.nextBoolean()) {
            schema.put("maxItems", fewest + random.nextInt(3));
        }
        return schema;
    }

    private ObjectNode anyOf(int depth) {
        ObjectNode schema = MAPPER.createObjectNode();
        ArrayNode ways = schema.putArray("anyOf");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            ways.add(schema(depth - 1));
        }
        return schema;
    }

    private ObjectNode leaf() {
        ObjectNode schema = MAPPER.createObjectNode();
        switch (random.nextInt(9)) {
            case 0 -> schema.put("type", "boolean");
            case 1 -> schema.put("type", "number");
            case 2 -> bounds(schema.put("type", "number"), random.nextInt(5));
            case 3 -> bounds(schema.put("type", "integer"), random.nextInt(3000));
            case 4 -> schema.put("type", "integer");
            case 5 -> schema.put("type", "string").put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
            case 6 -> values(schema);
            case 7 -> {
                schema.putArray("type").add("string").add("null");
                lengths(schema);
            }
            default -> lengths(schema.put("type", "string"));
        }
        return schema;
    }

    private void bounds(ObjectNode schema, int width) {
        int least = random.nextInt(2000) - 1000;
        schema.put("minimum", least).put("maximum", least + width);
    }

    private void lengths(ObjectNode schema) {
        int fewest = random.nextInt(4);
        if (random.nextBoolean()) {
            schema.put("minLength", fewest);
        }
        if (random.nextBoolean()) {
            schema.put("maxLength", fewest + random.nextInt(6));
        }
    }

    private void values(ObjectNode schema) {
        List<JsonNode> values = List.of(
                MAPPER.readTree("\"lab result\""),
                MAPPER.readTree("\"lab\""),
                MAPPER.readTree("\"\\\"\\n\\u0001\uD83D\uDE00\""),
                MAPPER.readTree("null"),
                MAPPER.readTree("-1.5"),
                MAPPER.readTree("{\"a\":[1,{}],\"b\":[]}"));
        ArrayNode list = schema.putArray("enum");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            list.add(values.get(random.nextInt(values.size())));
        }
    }
}
