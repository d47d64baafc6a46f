package cloister.redaction.model.text;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/** A part of a {@code tokenizer.json} that is written as it is asked for, since a tree of a vocabulary has some hundred thousand nodes. */
final class Written implements JacksonSerializable {
    private final Consumer<JsonGenerator> writer;

    private Written(Consumer<JsonGenerator> writer) {
        this.writer = writer;
    }

    /** An object of numbers, in the map's order. */
    static Written numbers(Map<String, Integer> numbers) {
        return new Written(out -> {
            out.writeStartObject();
            numbers.forEach(out::writeNumberProperty);
            out.writeEndObject();
        });
    }

    /** An array of pairs of texts. */
    static Written pairs(int count, IntFunction<String> left, IntFunction<String> right) {
        return new Written(out -> {
            out.writeStartArray();
            for (int i = 0; i < count; i++) {
                out.writeStartArray();
                out.writeString(left.apply(i));
                out.writeString(right.apply(i));
                out.writeEndArray();
            }
            out.writeEndArray();
        });
    }

    @Override
    public void serialize(JsonGenerator out, SerializationContext context) {
        writer.accept(out);
    }

    @Override
    public void serializeWithType(JsonGenerator out, SerializationContext context, TypeSerializer type) {
        writer.accept(out);
    }
}
