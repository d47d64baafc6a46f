package cloister.redaction.model.huggingface;

import cloister.redaction.model.file.ModelFileException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The architectures of Hugging Face that have a name in GGUF, and how their tensors differ there. */
enum Family {
    LLAMA("llama", "silu", List.of("LlamaForCausalLM", "MistralForCausalLM")),
    QWEN2("qwen2", "silu", List.of("Qwen2ForCausalLM")),
    QWEN3("qwen3", "silu", List.of("Qwen3ForCausalLM")),
    PHI3("phi3", "silu", List.of("Phi3ForCausalLM")),
    GEMMA2("gemma2", "gelu", List.of("Gemma2ForCausalLM")),
    GEMMA3("gemma3", "gelu", List.of("Gemma3ForCausalLM", "Gemma3ForConditionalGeneration"));

    private final String word;
    private final String activation;
    private final List<String> classes;

    Family(String word, String activation, List<String> classes) {
        this.word = word;
        this.activation = activation;
        this.classes = classes;
    }

    static Family of(String className) {
        return Arrays.stream(values())
                .filter(family -> family.classes.contains(className))
                .findFirst()
                .orElseThrow(() -> new ModelFileException("architecture " + className + " is not supported (supported: "
                        + Arrays.stream(values())
                                .flatMap(family -> family.classes.stream())
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    /** GGUF's name of it. */
    String word() {
        return word;
    }

    /** Which activation its feed-forward part has: {@code silu}, or {@code gelu} in whatever spelling. */
    String activation() {
        return activation;
    }

    boolean isGemma() {
        return this == GEMMA2 || this == GEMMA3;
    }

    /** GGUF has the rows of each head of q and k in another order: the two of a rotated pair beside each other. */
    boolean pairsRows() {
        return this == LLAMA;
    }
}
