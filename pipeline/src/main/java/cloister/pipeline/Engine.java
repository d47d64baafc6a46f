package cloister.pipeline;

import java.util.Map;
import java.util.Optional;

/**
 * What ran: enough to run the same again, or to say plainly that nobody here could.
 *
 * @param name of the model or recognizer set; of a served model, the name that its server gives it
 * @param weights digest of the model's file, or of the recognizers' own rules and lexicons; empty where another machine
 *     serves the model, since a name that a server gives proves nothing about the bytes behind it
 * @param tokenizer digest of the tokenizer; of the empty text where there is none; empty where nobody here knows it
 * @param runtime engine and native library with versions, for example {@code "djl-pytorch 0.35.1/2.7.1"};
 *     {@code "openai-compatible"} for a served model
 * @param device {@code cpu} or {@code cuda}; {@code remote} for a served model
 * @param precision for example {@code float32}, {@code int8}; {@code unknown} for a served model
 * @param prompt digest of the prompt template; of the empty text where there is none
 * @param parameters everything else that shapes the result
 */
public record Engine(
        String name,
        Optional<Sha256> weights,
        Optional<Sha256> tokenizer,
        String runtime,
        String device,
        String precision,
        Sha256 prompt,
        Map<String, String> parameters) {

    public Engine {
        parameters = Map.copyOf(parameters);
    }

    /** An engine in this process, whose bytes are known. */
    public Engine(
            String name,
            Sha256 weights,
            Sha256 tokenizer,
            String runtime,
            String device,
            String precision,
            Sha256 prompt,
            Map<String, String> parameters) {
        this(name, Optional.of(weights), Optional.of(tokenizer), runtime, device, precision, prompt, parameters);
    }

    /** A model that another machine serves: what it is made of, and what it runs on, is not known here. */
    public static Engine served(String name, String runtime, Sha256 prompt, Map<String, String> parameters) {
        return new Engine(name, Optional.empty(), Optional.empty(), runtime, "remote", "unknown", prompt, parameters);
    }
}
