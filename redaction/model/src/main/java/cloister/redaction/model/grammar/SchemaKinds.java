package cloister.redaction.model.grammar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What each {@code type} of a schema allows, with the keywords that belong to it. */
final class SchemaKinds {
    static final Set<String> NAMES = Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    /** Between elements and properties. */
    static final Expression COMMA =
            Expression.sequence(Expression.literal(","), Expression.optional(Expression.literal(" ")));

    private static final Set<String> OF_NUMBERS = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final int MOST_PROPERTIES = 500;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15).subtract(BigDecimal.ONE);

    private final SchemaReader reader;

    SchemaKinds(SchemaReader reader) {
        this.reader = reader;
    }

    static Set<String> keywords(String type) {
        return switch (type) {
            case "object" -> Set.of("properties", "required", "additionalProperties");
            case "array" -> Set.of("items", "minItems", "maxItems");
            case "string" -> Set.of("minLength", "maxLength", "pattern");
            case "number", "integer" -> OF_NUMBERS;
            default -> Set.of();
        };
    }

    static Expression key(String name) {
        return Expression.sequence(
                Expression.literal(JsonTexts.written(name) + ":"), Expression.optional(Expression.literal(" ")));
    }

    Expression of(String type, ObjectNode schema, String place) {
        return switch (type) {
            case "object" -> object(schema, place);
            case "array" -> array(schema, place);
            case "string" -> string(schema, place);
            case "number", "integer" -> number(type, schema, place);
            case "boolean" -> Expression.choice(List.of(Expression.literal("true"), Expression.literal("false")));
            default -> Expression.literal("null");
        };
    }

    private Expression object(ObjectNode schema, String place) {
        JsonNode others = schema.path("additionalProperties");
        if (!others.isMissingNode() && !(others.isBoolean() && !others.asBoolean())) {
            throw SchemaReader.refusal(place, "additionalProperties is supported only as false");
        }
        JsonNode declared = schema.path("properties");
        if (!(declared.isMissingNode() || declared.isObject()) || declared.size() > MOST_PROPERTIES) {
            throw SchemaReader.refusal(place, "properties must be an object of up to " + MOST_PROPERTIES);
        }
        Set<String> required = required(schema, declared, place);
        List<Expression> values = new ArrayList<>();
        List<Boolean> needed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : declared.properties()) {
            String below = place + "/properties/" + property.getKey();
            values.add(Expression.sequence(key(property.getKey()), reader.value(property.getValue(), below)));
            needed.add(required.contains(property.getKey()));
        }
        return Expression.sequence(Expression.literal("{"), members(values, needed), Expression.literal("}"));
    }

    /** Members in order: one of those up to the first that is needed comes first, without a comma. */
    private static Expression members(List<Expression> values, List<Boolean> needed) {
        List<Expression> ways = new ArrayList<>();
        List<Expression> later = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Expression more = Expression.sequence(COMMA, values.get(i));
            later.add(needed.get(i) ? more : Expression.optional(more));
        }
        boolean mayBeEmpty = true;
        for (int first = 0; first < values.size() && mayBeEmpty; first++) {
            List<Expression> parts = new ArrayList<>(List.of(values.get(first)));
            parts.addAll(later.subList(first + 1, later.size()));
            ways.add(new Expression.Sequence(parts));
            mayBeEmpty = !needed.get(first);
        }
        if (mayBeEmpty) {
            ways.add(Expression.literal(""));
        }
        return Expression.choice(ways);
    }

    private static Set<String> required(ObjectNode schema, JsonNode declared, String place) {
        Set<String> names = new HashSet<>();
        for (JsonNode name : schema.path("required")) {
            if (!declared.has(name.asString(""))) {
                throw SchemaReader.refusal(place, "required names " + name + ", which properties does not");
            }
            names.add(name.asString());
        }
        return names;
    }

    private Expression array(ObjectNode schema, String place) {
        int fewest = count(schema, "minItems", 0, place);
        int most = count(schema, "maxItems", Expression.UNBOUNDED, place);
        requireOrder(fewest, most, "minItems", "maxItems", place);
        if (most == 0) {
            return Expression.literal("[]");
        }
        if (!schema.has("items")) {
            throw SchemaReader.refusal(place, "items is missing");
        }
        Expression item = reader.value(schema.path("items"), place + "/items");
        int more = most == Expression.UNBOUNDED ? most : most - 1;
        Expression items = Expression.sequence(
                item, Expression.repeat(Expression.sequence(COMMA, item), Math.max(0, fewest - 1), more));
        return Expression.sequence(
                Expression.literal("["), fewest == 0 ? Expression.optional(items) : items, Expression.literal("]"));
    }

    private static Expression string(ObjectNode schema, String place) {
        int fewest = count(schema, "minLength", 0, place);
        int most = count(schema, "maxLength", Expression.UNBOUNDED, place);
        requireOrder(fewest, most, "minLength", "maxLength", place);
        JsonNode pattern = schema.path("pattern");
        if (pattern.isMissingNode()) {
            return JsonTexts.any(fewest, most);
        }
        try {
            PatternReader.Piece piece = PatternReader.read(pattern.asString());
            if (piece.shortest() < fewest || piece.longest() > most) {
                throw new GrammarException("it allows other lengths than minLength and maxLength do");
            }
            return JsonTexts.text(piece.expression());
        } catch (GrammarException e) {
            throw SchemaReader.refusal(place, "pattern can't be kept: " + e.reason());
        }
    }

    private static Expression number(String type, ObjectNode schema, String place) {
        boolean whole = type.equals("integer");
        if (OF_NUMBERS.stream().noneMatch(schema::has)) {
            return whole ? JsonNumbers.WHOLE : JsonNumbers.ANY;
        }
        BigDecimal least = bound(schema, "minimum", LARGEST.negate(), place);
        BigDecimal most = bound(schema, "maximum", LARGEST, place);
        if (!whole) {
            boolean exclusive = schema.has("exclusiveMinimum") || schema.has("exclusiveMaximum");
            if (exclusive
                    || least.stripTrailingZeros().scale() > 0
                    || most.stripTrailingZeros().scale() > 0) {
                throw SchemaReader.refusal(place, "bounds of a number must be whole and included");
            }
        }
        try {
            if (!whole) {
                return JsonNumbers.any(JsonNumbers.Bounds.whole(least, most));
            }
            BigDecimal above =
                    bound(schema, "exclusiveMinimum", LARGEST.negate().subtract(BigDecimal.ONE), place);
            BigDecimal below = bound(schema, "exclusiveMaximum", LARGEST.add(BigDecimal.ONE), place);
            return JsonNumbers.whole(JsonNumbers.Bounds.within(least, most, above, below));
        } catch (GrammarException e) {
            throw SchemaReader.refusal(place, e.reason());
        }
    }

    private static BigDecimal bound(ObjectNode schema, String keyword, BigDecimal otherwise, String place) {
        JsonNode value = schema.path(keyword);
        if (value.isMissingNode()) {
            return otherwise;
        }
        BigDecimal bound = value.isNumber() ? value.decimalValue() : BigDecimal.TEN.pow(99);
        if (bound.precision() - (long) bound.scale() > 15 || bound.scale() > 30) {
            throw SchemaReader.refusal(place, keyword + " must be a number of up to 15 digits");
        }
        return bound;
    }

    private static int count(ObjectNode schema, String keyword, int otherwise, String place) {
        JsonNode value = schema.path(keyword);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > 1_000_000) {
            throw SchemaReader.refusal(place, keyword + " must be a whole number up to 1000000");
        }
        return value.asInt();
    }

    private static void requireOrder(int fewest, int most, String low, String high, String place) {
        if (fewest > most) {
            throw SchemaReader.refusal(place, low + " is beyond " + high);
        }
    }
}
