package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Values that a schema lists one by one. */
final class SchemaValues {
    private static final int MOST = 10_000;

    private SchemaValues() {}

    static Expression oneOf(JsonNode values, JsonNode type, String place) {
        if (!values.isArray() || values.isEmpty() || values.size() > MOST) {
            throw SchemaReader.refusal(place, "must list 1 to " + MOST + " values");
        }
        List<String> plain = new ArrayList<>();
        List<Expression> ways = new ArrayList<>();
        for (JsonNode value : values) {
            if (!type.isMissingNode()
                    && SchemaReader.typesOf(type, place).stream().noneMatch(name -> is(value, name))) {
                continue;
            }
            if (value.isContainer()) {
                ways.add(written(value));
            } else {
                plain.add(value.isString() ? JsonTexts.written(value.asString()) : value.toString());
            }
        }
        if (!plain.isEmpty()) {
            ways.add(0, Literals.oneOf(plain));
        }
        if (ways.isEmpty()) {
            throw SchemaReader.refusal(place, "lists no value of the type");
        }
        return Expression.choice(ways);
    }

    /** Whether a value is of a type; whole numbers may be written with a point. */
    static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static Expression written(JsonNode value) {
        List<Expression> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(property -> {
                parts.add(parts.isEmpty() ? Expression.literal("{") : SchemaKinds.COMMA);
                parts.add(SchemaKinds.key(property.getKey()));
                parts.add(written(property.getValue()));
            });
            parts.add(Expression.literal(parts.isEmpty() ? "{}" : "}"));
        } else if (value.isArray()) {
            value.forEach(element -> {
                parts.add(parts.isEmpty() ? Expression.literal("[") : SchemaKinds.COMMA);
                parts.add(written(element));
            });
            parts.add(Expression.literal(parts.isEmpty() ? "[]" : "]"));
        } else {
            parts.add(Expression.literal(value.isString() ? JsonTexts.written(value.asString()) : value.toString()));
        }
        return new Expression.Sequence(parts);
    }
}
