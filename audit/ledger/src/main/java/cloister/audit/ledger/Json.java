package cloister.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value in the part of RFC 8785 (JSON Canonicalization Scheme) that the log uses: numbers are integers that
 * every JSON reader keeps exactly (RFC 7493), there is no null, and no name stands twice in an object.
 */
public sealed interface Json {

    /** Names in the order of their UTF-16 units, as RFC 8785 wants it. */
    record Obj(SortedMap<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
            members.keySet().forEach(JsonWriter::requireWellFormed);
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Text(String value) implements Json {
        public Text {
            JsonWriter.requireWellFormed(value);
        }
    }

    record Num(long value) implements Json {
        static final long LARGEST = (1L << 53) - 1;

        public Num {
            if (value > LARGEST || value < -LARGEST) {
                throw new IllegalArgumentException("an integer beyond 2^53 is not the same to every reader");
            }
        }
    }

    record Bool(boolean value) implements Json {}

    /**
     * Reads any JSON text of this part of the language, canonical or not.
     *
     * @throws JsonException if it is none; the message holds the place, never the text
     */
    static Json parse(String text) {
        return new JsonParser(text).parse();
    }

    static Json of(String text) {
        return new Text(text);
    }

    static Json of(long number) {
        return new Num(number);
    }

    static Json of(Instant time) {
        return new Text(Timestamps.format(time));
    }

    static Json array(Collection<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    static Json texts(Collection<String> texts) {
        return array(texts.stream().map(Text::new).toList());
    }

    static Json numbers(Map<String, ? extends Number> numbers) {
        Builder builder = object();
        numbers.forEach((name, number) -> builder.put(name, number.longValue()));
        return builder.build();
    }

    static Builder object() {
        return new Builder();
    }

    /** The one text of this value (RFC 8785). */
    default String canonical() {
        return JsonWriter.canonical(this);
    }

    /** Indented, for people. */
    default String pretty() {
        return JsonWriter.pretty(this);
    }

    /** The member of this name, if this is an object that has one. */
    default Optional<Json> at(String name) {
        return this instanceof Obj object ? Optional.ofNullable(object.members().get(name)) : Optional.empty();
    }

    /** The text under this name, if there is one. */
    default Optional<String> textAt(String name) {
        return at(name).filter(Text.class::isInstance).map(t -> ((Text) t).value());
    }

    /** The number under this name, if there is one. */
    default Optional<Long> numberAt(String name) {
        return at(name).filter(Num.class::isInstance).map(n -> ((Num) n).value());
    }

    /** The members of the object under this name; none if there is no object. */
    default Map<String, Json> membersAt(String name) {
        return at(name).filter(Obj.class::isInstance)
                .<Map<String, Json>>map(o -> ((Obj) o).members())
                .orElse(Map.of());
    }

    /** The items under this name; none if there is no array. */
    default List<Json> itemsAt(String name) {
        return at(name).filter(Arr.class::isInstance)
                .map(a -> ((Arr) a).items())
                .orElse(List.of());
    }

    /** Puts an object together. */
    final class Builder {
        private final SortedMap<String, Json> members = new TreeMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            if (members.put(name, value) != null) {
                throw new IllegalArgumentException("a name stands twice: " + name);
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new Text(value));
        }

        public Builder put(String name, long value) {
            return put(name, new Num(value));
        }

        public Builder put(String name, Instant value) {
            return put(name, of(value));
        }

        public Builder put(String name, Optional<String> value) {
            value.ifPresent(text -> put(name, text));
            return this;
        }

        public Builder putAll(Json object) {
            new ArrayList<>(((Obj) object).members().entrySet()).forEach(e -> put(e.getKey(), e.getValue()));
            return this;
        }

        public Json build() {
            return new Obj(members);
        }
    }
}
