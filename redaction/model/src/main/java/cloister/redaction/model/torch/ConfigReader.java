package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.torch.Architecture.Trait;
import cloister.redaction.model.torch.Architecture.Windows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads a {@link TransformerConfig} from a file. Keys, defaults and special cases are those of llama.cpp. */
final class ConfigReader {
    /** Of Gemma 2 and 3, the 27B models scale queries by the hidden size; no key says so, the number of layers does. */
    private static final int GEMMA2_27B_LAYERS = 46;

    private static final int GEMMA3_27B_LAYERS = 62;

    private final ModelFile file;
    private final ModelMetadata metadata;
    private final Architecture architecture;
    private final int wanted;

    ConfigReader(ModelFile file, int wanted) {
        this.file = file;
        this.metadata = file.metadata();
        this.architecture =
                Architecture.of(metadata.text("general.architecture").orElse("unnamed"));
        this.wanted = wanted;
    }

    TransformerConfig read() {
        if (metadata.integer(key("expert_count")).orElse(0) != 0) {
            throw architecture.without("experts");
        }
        Sizes sizes = sizes();
        int context = Math.min(wanted, sizes.context());
        boolean gemma2 = architecture == Architecture.GEMMA2;
        List<Integer> windows = windows(sizes.layers());
        Rotary rotary = rotary(sizes, context);
        return new TransformerConfig(
                architecture,
                sizes,
                metadata.number(key("attention.layer_norm_rms_epsilon")).orElse(1e-5),
                metadata.number(key("attention.scale")).orElseGet(() -> queryScale(sizes)),
                architecture.has(Trait.SCALED_EMBEDDINGS) ? Math.sqrt(sizes.hidden()) : 1,
                metadata.number(key("attn_logit_softcapping")).orElse(gemma2 ? 50.0 : 0.0),
                metadata.number(key("final_logit_softcapping")).orElse(gemma2 ? 30.0 : 0.0),
                windows,
                rotary,
                localRotary(rotary),
                context);
    }

    private Sizes sizes() {
        int hidden = require("embedding_length");
        int heads = require("attention.head_count");
        int headSize = metadata.integer(key("attention.key_length")).orElse(heads < 1 ? 0 : hidden / heads);
        if (metadata.integer(key("attention.value_length")).orElse(headSize) != headSize) {
            throw architecture.without("values of another size than keys");
        }
        long vocabulary = file.require("token_embd.weight").shape().get(0);
        return new Sizes(
                require("block_count"),
                hidden,
                heads,
                metadata.integer(key("attention.head_count_kv")).orElse(heads),
                headSize,
                require("feed_forward_length"),
                (int) Math.min(vocabulary, Sizes.MOST + 1L),
                require("context_length"));
    }

    private double queryScale(Sizes sizes) {
        boolean large = architecture == Architecture.GEMMA2 && sizes.layers() == GEMMA2_27B_LAYERS
                || architecture == Architecture.GEMMA3 && sizes.layers() == GEMMA3_27B_LAYERS;
        return 1 / Math.sqrt(large ? sizes.hidden() / sizes.heads() : sizes.headSize());
    }

    private List<Integer> windows(int layers) {
        int window = metadata.integer(key("attention.sliding_window"))
                .orElse(architecture == Architecture.GEMMA2 ? 4096 : 0);
        int period = metadata.integer(key("attention.sliding_window_pattern")).orElse(architecture.windowPeriod());
        if (window == 0) {
            return Collections.nCopies(layers, 0);
        }
        if (period == Windows.NONE) {
            throw architecture.without("a sliding window");
        }
        List<Integer> windows = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            boolean all = period != Windows.EVERYWHERE && layer % period == period - 1;
            windows.add(all ? 0 : window);
        }
        return windows;
    }

    private Rotary rotary(Sizes sizes, int context) {
        int dimensions = metadata.integer(key("rope.dimension_count")).orElse(sizes.headSize());
        double base = metadata.number(key("rope.freq_base")).orElse(10_000.0);
        Rotary.Scaling scaling = scaling(sizes);
        List<Double> divisors = divisors(dimensions, context > scaling.originalContext());
        return Rotary.of(base, dimensions, scaling, divisors);
    }

    /** Layers with a window turn as the others do; only Gemma 3's have a base of their own and no scaling. */
    private Rotary localRotary(Rotary rotary) {
        boolean gemma3 = architecture == Architecture.GEMMA3;
        return metadata.number(key("rope.freq_base_swa"))
                .or(() -> gemma3 ? Optional.of(10_000.0) : Optional.empty())
                .map(base -> Rotary.of(base, rotary.dimensions(), Rotary.Scaling.NONE, List.of()))
                .orElse(rotary);
    }

    private Rotary.Scaling scaling(Sizes sizes) {
        String type = metadata.text(key("rope.scaling.type")).orElse("linear");
        if (!List.of("none", "linear", "yarn", "longrope").contains(type)) {
            throw architecture.without("rotary positions scaled by " + type);
        }
        double factor = metadata.number(key("rope.scaling.factor"))
                .or(() -> metadata.number(key("rope.scale_linear")))
                .filter(given -> given != 0 && !type.equals("none"))
                .orElse(1.0);
        return new Rotary.Scaling(
                factor,
                metadata.number(key("rope.scaling.attn_factor")).orElse(1.0),
                type.equals("yarn"),
                metadata.integer(key("rope.scaling.original_context_length")).orElse(sizes.context()),
                metadata.number(key("rope.scaling.yarn_beta_fast")).orElse(32.0),
                metadata.number(key("rope.scaling.yarn_beta_slow")).orElse(1.0));
    }

    /** Llama 3.1 has one list of divisors; Phi-3 has one for short contexts and one for long ones. */
    private List<Double> divisors(int dimensions, boolean extended) {
        return file.tensor("rope_freqs.weight")
                .or(() -> file.tensor(extended ? "rope_factors_long.weight" : "rope_factors_short.weight"))
                .map(tensor -> numbers(tensor, dimensions / 2))
                .orElse(List.of());
    }

    private List<Double> numbers(ModelTensor tensor, int count) {
        if (tensor.count() != count) {
            throw new ModelFileException("the tensor " + tensor.name() + " has the shape " + tensor.shape());
        }
        try {
            List<Double> numbers = new ArrayList<>();
            for (float number : file.readAll(tensor)) {
                numbers.add((double) number);
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int require(String name) {
        return metadata.integer(key(name)).orElseThrow(() -> new ModelFileException("the metadata lacks " + key(name)));
    }

    private String key(String name) {
        return architecture.word() + "." + name;
    }
}
