package cloister.redaction.model.torch;

import cloister.redaction.model.file.ModelFileException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The families of models that the forward pass knows, by their names in GGUF, with what tells them apart. What the files
 * themselves show (fused or single matrices, biases, sizes, scaled positions) is read from there.
 */
enum Architecture {
    /** Llama 2 to 3.3, Mistral, SmolLM2. A window, where the file gives one, holds for all layers, as Mistral 7B has it. */
    LLAMA("llama", Windows.EVERYWHERE, Set.of()),
    /** Phi-3, Phi-3.5-mini, Phi-4-mini. */
    PHI3("phi3", Windows.EVERYWHERE, Set.of(Trait.HALVES)),
    /** Qwen2 and Qwen2.5. */
    QWEN2("qwen2", Windows.NONE, Set.of(Trait.HALVES)),
    QWEN3("qwen3", Windows.NONE, Set.of(Trait.HALVES, Trait.HEAD_NORMS)),
    GEMMA2("gemma2", 2, Set.of(Trait.HALVES, Trait.OUTER_NORMS, Trait.GELU, Trait.SCALED_EMBEDDINGS)),
    GEMMA3("gemma3", 6, Set.of(Trait.HALVES, Trait.HEAD_NORMS, Trait.OUTER_NORMS, Trait.GELU, Trait.SCALED_EMBEDDINGS));

    /** What some of them have. */
    enum Trait {
        /** Of a pair that turns together, one number is in the first half of the head and one in the second. */
        HALVES,
        /** Query and key heads are normalized before they are turned. */
        HEAD_NORMS,
        /** What attention and feed-forward give is normalized before it is added. */
        OUTER_NORMS,
        /** The feed-forward gate is GELU (by tanh) instead of SiLU. */
        GELU,
        /** Embeddings are multiplied by the root of their size. */
        SCALED_EMBEDDINGS
    }

    /** Special values for which layers a window holds; else, of so many layers in a row, all but the last. */
    static final class Windows {
        static final int NONE = -1;
        static final int EVERYWHERE = 0;

        private Windows() {}
    }

    private final String word;
    private final int windowPeriod;
    private final Set<Trait> traits;

    Architecture(String word, int windowPeriod, Set<Trait> traits) {
        this.word = word;
        this.windowPeriod = windowPeriod;
        this.traits = traits;
    }

    /** @throws ModelFileException if it isn't supported; the message names it */
    static Architecture of(String word) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new ModelFileException("architecture " + word + " is not supported (supported: "
                        + Arrays.stream(values()).map(Architecture::word).collect(Collectors.joining(", ")) + ")"));
    }

    /** The name in files, which metadata keys begin with. */
    String word() {
        return word;
    }

    int windowPeriod() {
        return windowPeriod;
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The refusal of a model of this architecture that has something else too. */
    ModelFileException without(String feature) {
        return new ModelFileException("architecture " + word + " with " + feature + " is not supported");
    }
}
