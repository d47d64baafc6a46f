package cloister.redaction.model.grammar;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where {@code $ref} leads within one schema. */
final class SchemaReferences {
    private static final int MOST_STEPS = 100;

    private final ObjectNode root;

    SchemaReferences(ObjectNode root) {
        this.root = root;
    }

    /** The place that a reference names. */
    String resolve(JsonNode reference, String place) {
        String target = reference.asString("");
        String[] steps = target.split("/", -1);
        boolean known = target.equals("#")
                || (steps.length == 3
                        && steps[0].equals("#")
                        && Set.of("$defs", "definitions").contains(steps[1]));
        if (!known) {
            throw SchemaReader.refusal(place, "only #, #/$defs/NAME and #/definitions/NAME are supported");
        }
        if (!target.equals("#") && !definition(target).isObject()) {
            throw SchemaReader.refusal(place, "leads nowhere");
        }
        return target;
    }

    JsonNode at(String place) {
        return place.equals("#") ? root : definition(place);
    }

    /** The schema itself, or what it refers to. */
    JsonNode followed(JsonNode schema) {
        JsonNode current = schema;
        for (int i = 0; i < MOST_STEPS && current.has("$ref"); i++) {
            current = at(resolve(current.path("$ref"), "#"));
        }
        return current;
    }

    private JsonNode definition(String place) {
        String[] steps = place.split("/", -1);
        return root.path(steps[1]).path(steps[2].replace("~1", "/").replace("~0", "~"));
    }
}
