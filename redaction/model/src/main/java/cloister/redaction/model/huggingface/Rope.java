package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How positions are turned: keys and extra tensors as GGUF has them, from {@code rope_scaling} or, since Transformers 5,
 * {@code rope_parameters}.
 */
final class Rope {
    private static final int MOST_FACTORS = 4096;

    private final JsonNode config;
    private final JsonNode scaling;
    private final int dimensions;

    /** @param dimensions of a head that are turned */
    Rope(JsonNode config, int dimensions) {
        this.config = config;
        this.dimensions = dimensions;
        JsonNode given = config.path(config.path("rope_parameters").isObject() ? "rope_parameters" : "rope_scaling");
        this.scaling = given.path("full_attention").isObject() ? given.path("full_attention") : given;
    }

    String type() {
        String type = scaling.path("rope_type").asString(scaling.path("type").asString("default"));
        return type.equals("su") ? "longrope" : type;
    }

    double base(double otherwise) {
        return scaling.path("rope_theta").asDouble(config.path("rope_theta").asDouble(otherwise));
    }

    /** Keys after the name of the architecture. */
    Map<String, Object> keys(int context) {
        Map<String, Object> keys = new LinkedHashMap<>();
        switch (type()) {
            case "default", "llama3" -> {}
            case "linear" -> {
                keys.put("rope.scaling.type", "linear");
                keys.put("rope.scaling.factor", number("factor"));
            }
            case "yarn" -> {
                keys.put("rope.scaling.type", "yarn");
                keys.put("rope.scaling.factor", number("factor"));
                keys.put("rope.scaling.original_context_length", original(context));
            }
            case "longrope" -> {
                keys.put("rope.scaling.original_context_length", original(context));
                keys.put("rope.scaling.attn_factor", longFactor(context));
            }
            default -> throw new ModelFileException("rotary positions scaled by " + type() + " are not supported");
        }
        return keys;
    }

    private double longFactor(int context) {
        long original = original(context);
        double scale = (double) context / original;
        return scale <= 1 ? 1 : Math.sqrt(1 + Math.log(scale) / Math.log(original));
    }

    private long original(int context) {
        long original = scaling.path("original_max_position_embeddings")
                .asLong(config.path("original_max_position_embeddings").asLong(context));
        if (original < 2 || original > context) {
            throw new ModelFileException("the original context of the model is out of range");
        }
        return original;
    }

    /** Tensors that GGUF has beside the weights: divisors of frequencies. */
    Map<String, float[]> tensors() {
        return switch (type()) {
            case "llama3" -> Map.of("rope_freqs.weight", llama3());
            case "longrope" ->
                Map.of(
                        "rope_factors_long.weight", factors("long_factor"),
                        "rope_factors_short.weight", factors("short_factor"));
            default -> Map.of();
        };
    }

    private float[] factors(String name) {
        JsonNode list = scaling.path(name);
        if (list.size() != dimensions / 2 || list.size() > MOST_FACTORS) {
            throw new ModelFileException("the list " + name + " of config.json has a wrong length");
        }
        float[] factors = new float[list.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) list.get(i).asDouble(Double.NaN);
            if (!(factors[i] > 0)) {
                throw new ModelFileException("the list " + name + " of config.json holds what is no factor");
            }
        }
        return factors;
    }

    /** Llama 3.1: high frequencies stay, low ones are divided by the factor, those between by something between. */
    private float[] llama3() {
        double factor = number("factor");
        double low = number("low_freq_factor");
        double high = number("high_freq_factor");
        double original = number("original_max_position_embeddings");
        if (!(high > low)) {
            throw new ModelFileException("the frequency factors of config.json do not fit together");
        }
        float[] divisors = new float[dimensions / 2];
        for (int i = 0; i < divisors.length; i++) {
            double wavelength = 2 * Math.PI * Math.pow(base(500_000), 2.0 * i / dimensions);
            double turns = original / wavelength;
            double smooth = (turns - low) / (high - low);
            divisors[i] = (float) (turns > high ? 1 : turns < low ? factor : 1 / ((1 - smooth) / factor + smooth));
        }
        return divisors;
    }

    private double number(String name) {
        double number = scaling.path(name).asDouble(Double.NaN);
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new ModelFileException("the number " + name + " of config.json is missing or out of range");
        }
        return number;
    }
}
