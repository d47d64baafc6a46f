package cloister.redaction.model.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model file says of itself, under the keys of GGUF: numbers as Long or Double, texts, booleans, and lists of these. */
public final class ModelMetadata {
    private final Map<String, Object> values;

    /** @param values of the types named above; anything else is refused when it is asked for */
    public ModelMetadata(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public Optional<String> text(String key) {
        return get(key, String.class);
    }

    public Optional<Boolean> flag(String key) {
        return get(key, Boolean.class);
    }

    /** An integer that fits an {@code int}. */
    public Optional<Integer> integer(String key) {
        return get(key, Long.class).map(value -> {
            if (value != value.intValue()) {
                throw new ModelFileException("the value of " + key + " is out of range");
            }
            return value.intValue();
        });
    }

    /** A number, whole or not. */
    public Optional<Double> number(String key) {
        return get(key, Number.class).map(Number::doubleValue);
    }

    public List<String> texts(String key) {
        return list(key, String.class);
    }

    public List<Long> integers(String key) {
        return list(key, Long.class);
    }

    /** Numbers, whole or not. */
    public List<Double> numbers(String key) {
        return list(key, Number.class).stream().map(Number::doubleValue).toList();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    private <T> Optional<T> get(String key, Class<T> type) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new ModelFileException("the value of " + key + " has the wrong type");
        }
        return Optional.of(type.cast(value));
    }

    private <T> List<T> list(String key, Class<T> type) {
        return get(key, List.class)
                .map(list -> {
                    for (Object element : list) {
                        if (!type.isInstance(element)) {
                            throw new ModelFileException("the elements of " + key + " have the wrong type");
                        }
                    }
                    @SuppressWarnings("unchecked")
                    List<T> checked = (List<T>) list;
                    return checked;
                })
                .orElse(List.of());
    }
}
