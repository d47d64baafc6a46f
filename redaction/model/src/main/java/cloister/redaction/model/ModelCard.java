package cloister.redaction.model;

import cloister.pipeline.Sha256;

/**
 * What is known of a model in the store; stands as {@code DIGEST.json} beside it.
 *
 * @param name the model's own
 * @param licence that its file names, or {@code unknown}
 * @param size in bytes
 * @param nll mean negative log-likelihood of a fixed text, as it was when the model was added: the proof that it ran
 */
public record ModelCard(
        String name, Sha256 digest, String licence, String architecture, long size, int context, double nll) {}
