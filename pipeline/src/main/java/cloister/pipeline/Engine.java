package cloister.pipeline;

import java.util.Map;

/**
 * What ran: enough to run the same again.
 *
 * @param name of the model or recognizer set
 * @param weights digest of the model's file, or of the recognizers' own rules and lexicons
 * @param tokenizer digest of the tokenizer; of the empty text where there is none
 * @param runtime engine and native library with versions, for example {@code "djl-pytorch 0.35.1/2.7.1"}
 * @param device {@code cpu} or {@code cuda}
 * @param precision for example {@code float32}, {@code int8}
 * @param prompt digest of the prompt template; of the empty text where there is none
 * @param parameters everything else that shapes the result
 */
public record Engine(
        String name,
        Sha256 weights,
        Sha256 tokenizer,
        String runtime,
        String device,
        String precision,
        Sha256 prompt,
        Map<String, String> parameters) {

    public Engine {
        parameters = Map.copyOf(parameters);
    }
}
