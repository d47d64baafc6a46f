package cloister.redaction.model.grammar;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** An independent judge of what meets a schema. */
final class Validator {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    /** Bounds are written with a point: below whole ones the library fails on numbers beyond 64 bits. */
    Validator(String schema) {
        this.schema = REGISTRY.getSchema(schema.replaceAll("(\"m(?:in|ax)imum\":-?\\d+)", "$1.0"));
    }

    /** What is wrong; empty if nothing is. */
    List<String> faults(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
