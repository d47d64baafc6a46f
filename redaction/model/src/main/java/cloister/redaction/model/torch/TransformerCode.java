package cloister.redaction.model.torch;

import cloister.redaction.model.torch.TorchArchive.Empty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forward pass ({@code Transformer.py}) and the attributes that its class declares. */
final class TransformerCode {
    static final String SOURCE = read("Transformer.py");

    private TransformerCode() {}

    /** A module without weights, which will lie on that device. */
    static TorchModule module(TorchDevice device) {
        return new TorchModule(TorchArchive.of("Transformer", SOURCE, attributes()), device);
    }

    private static Map<String, Empty> attributes() {
        Map<String, Empty> attributes = new LinkedHashMap<>();
        put(attributes, Empty.FALSE, "training", "int8", "half", "bytes", "kept", "gelu");
        put(attributes, Empty.ZERO, "heads", "kv_heads", "head_size", "block", "kind", "few");
        put(attributes, Empty.ZERO_FLOAT, "epsilon", "query_scale", "embedding_scale", "attention_cap", "logit_cap");
        put(attributes, Empty.LIST, "layers", "dense", "packed", "narrow", "marks", "wide", "turns", "first_parts");
        put(
                attributes,
                Empty.NONE,
                "head",
                "head_scales",
                "last_norm",
                "table",
                "table_scales",
                "factors",
                "trial",
                "trial_ids",
                "reference",
                "first",
                "first_cache");
        return attributes;
    }

    private static void put(Map<String, Empty> attributes, Empty empty, String... names) {
        for (String name : List.of(names)) {
            attributes.put(name, empty);
        }
    }

    /** A TorchScript source among the resources. */
    static String read(String name) {
        try (var in = TransformerCode.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
