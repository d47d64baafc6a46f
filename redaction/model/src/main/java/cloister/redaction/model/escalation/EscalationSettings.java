package cloister.redaction.model.escalation;

import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the larger model is reached.
 *
 * @param model as its server calls it
 * @param allowed hosts with their ports, as {@link Endpoint#authority()} writes them; the endpoint must be among them
 * @param keyFile holds the API key and nothing else, and is its owner's alone
 * @param authorities PEM certificates that alone are believed; those of the Java platform where empty
 * @param publicKey SHA-256 of the server's public key (SubjectPublicKeyInfo) that it must show on top
 * @param plainInside whether plain HTTP may go to a private address, too; to this machine it always may
 * @param timeout of one call, from the first step to the last byte
 * @param retries after a fault that may pass, at most
 * @param pause before the first retry; four times as long before each further one
 * @param mostCharacters of source text in one call
 * @param mostTokens of an answer; one that is cut off there counts as failed
 * @param mostAnswer bytes of an answer
 */
public record EscalationSettings(
        Endpoint endpoint,
        String model,
        Set<String> allowed,
        Optional<Path> keyFile,
        Optional<Path> authorities,
        Optional<Sha256> publicKey,
        boolean plainInside,
        Duration connectTimeout,
        Duration timeout,
        int retries,
        Duration pause,
        int mostCharacters,
        int mostTokens,
        int mostAnswer) {

    /** Whether a model may be asked for by this name. */
    public static boolean isModel(String name) {
        return ServedName.isName(name);
    }

    public EscalationSettings {
        allowed = Set.copyOf(allowed);
        if (!allowed.contains(endpoint.authority())) {
            throw new IllegalArgumentException(endpoint.authority() + " is not among the allowed hosts");
        }
        if (!ServedName.isName(model)) {
            throw new IllegalArgumentException("the model's name is at most 128 letters, digits and ._:/@+-");
        }
        if (retries < 0 || mostCharacters < 1_000 || mostTokens < 64 || mostAnswer < 1_024) {
            throw new IllegalArgumentException("a number in the escalation's settings is out of range");
        }
    }
}
