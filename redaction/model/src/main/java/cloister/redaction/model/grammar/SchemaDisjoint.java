package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether no value can meet two schemas at once, so that one of several holds if any does. */
final class SchemaDisjoint {
    private final SchemaReferences references;

    SchemaDisjoint(SchemaReferences references) {
        this.references = references;
    }

    void require(JsonNode schemas, String place) {
        for (int i = 0; i < schemas.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!surely(schemas.get(i), schemas.get(j))) {
                    throw SchemaReader.refusal(
                            place, "alternatives " + j + " and " + i + " might both hold; anyOf takes such");
                }
            }
        }
    }

    private boolean surely(JsonNode one, JsonNode other) {
        JsonNode a = references.followed(one);
        JsonNode b = references.followed(other);
        Optional<List<JsonNode>> listedA = listed(a);
        Optional<List<JsonNode>> listedB = listed(b);
        if (listedA.isPresent() && listedB.isPresent()) {
            return !anyEqual(listedA.get(), listedB.get());
        }
        Set<String> shared = kinds(a, listedA);
        shared.retainAll(kinds(b, listedB));
        return shared.isEmpty() || (shared.equals(Set.of("object")) && objects(a, b));
    }

    private boolean objects(JsonNode a, JsonNode b) {
        return told(a, b) || lacks(a, b) || lacks(b, a);
    }

    /** Whether a property that both need has values that differ. */
    private boolean told(JsonNode a, JsonNode b) {
        for (JsonNode name : a.path("required")) {
            if (isRequired(b, name)) {
                Optional<List<JsonNode>> valuesA = listed(property(a, name));
                Optional<List<JsonNode>> valuesB = listed(property(b, name));
                if (valuesA.isPresent() && valuesB.isPresent() && !anyEqual(valuesA.get(), valuesB.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the first needs a property that the second forbids. */
    private static boolean lacks(JsonNode a, JsonNode b) {
        JsonNode others = b.path("additionalProperties");
        return b.path("type").isString()
                && others.isBoolean()
                && !others.asBoolean()
                && a.path("required").valueStream().anyMatch(name -> !b.path("properties")
                        .has(name.asString("")));
    }

    private JsonNode property(JsonNode schema, JsonNode name) {
        return references.followed(schema.path("properties").path(name.asString("")));
    }

    private static boolean isRequired(JsonNode schema, JsonNode name) {
        return schema.path("required").valueStream().anyMatch(name::equals);
    }

    private static Optional<List<JsonNode>> listed(JsonNode schema) {
        if (schema.has("const")) {
            return Optional.of(List.of(schema.path("const")));
        }
        return schema.path("enum").isArray()
                ? Optional.of(schema.path("enum").valueStream().toList())
                : Optional.empty();
    }

    /** Numbers are equal whatever way they are written. */
    private static boolean anyEqual(List<JsonNode> some, List<JsonNode> others) {
        for (JsonNode one : some) {
            for (JsonNode other : others) {
                boolean numbers = one.isNumber() && other.isNumber();
                if (numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The types that a schema may allow; all of them where it can't be told. */
    private static Set<String> kinds(JsonNode schema, Optional<List<JsonNode>> listed) {
        List<String> names = new ArrayList<>();
        if (listed.isPresent()) {
            SchemaKinds.NAMES.stream()
                    .filter(type -> listed.get().stream().anyMatch(value -> SchemaValues.is(value, type)))
                    .forEach(names::add);
        } else if (schema.has("type") && !schema.has("anyOf") && !schema.has("oneOf")) {
            names.addAll(SchemaReader.typesOf(schema.path("type"), "#"));
        } else {
            names.addAll(SchemaKinds.NAMES);
        }
        Set<String> kinds = new HashSet<>(names);
        if (kinds.contains("integer") || kinds.contains("number")) {
            kinds.add("integer");
            kinds.add("number");
        }
        return kinds;
    }
}
