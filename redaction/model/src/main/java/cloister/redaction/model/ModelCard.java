package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.time.Instant;

/**
 * What is known of a model in the store; stands as {@code DIGEST.json} beside it.
 *
 * @param name the model's own
 * @param licence that its files name, or {@code unknown}
 * @param kind what it is made of
 * @param size in bytes
 * @param source name of the file or folder that it was added from, without its path
 * @param added when
 * @param nll mean negative log-likelihood of a fixed text, as it was when the model was added: the proof that it ran
 */
public record ModelCard(
        String name, Sha256 digest, String licence, Kind kind, long size, String source, Instant added, double nll) {

    /**
     * What a model is made of.
     *
     * @param architecture by GGUF's name
     * @param parameters how many numbers its tensors hold
     * @param quantization the tensor type that most of them have
     * @param context most tokens of one sequence that it was made for
     * @param tokenizer digest of vocabulary and rules
     * @param template digest of the chat template
     */
    public record Kind(
            String architecture,
            long parameters,
            String quantization,
            int context,
            Sha256 tokenizer,
            Sha256 template) {}
}
