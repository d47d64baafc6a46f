package cloister.redaction.model;

import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.text.Tokenizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The tokens that end an answer. Files name one or two of them, and not always the one that ends a turn. */
final class EndTokens {
    private static final List<String> KEYS = List.of("eos_token_id", "eot_token_id", "eom_token_id");

    /** How the families write the end of a turn. */
    private static final List<String> TEXTS = List.of(
            "<|im_end|>",
            "<|eot_id|>",
            "<|eom_id|>",
            "<end_of_turn>",
            "<|end|>",
            "<|endoftext|>",
            "<|end_of_text|>",
            "</s>");

    private EndTokens() {}

    static List<Integer> of(ModelMetadata metadata, Tokenizer tokenizer) {
        IntStream named = KEYS.stream()
                .flatMap(key -> metadata.integer("tokenizer.ggml." + key).stream())
                .mapToInt(Integer::intValue);
        IntStream known = TEXTS.stream()
                .map(tokenizer.controls()::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue);
        return IntStream.concat(named, known).distinct().sorted().boxed().toList();
    }
}
