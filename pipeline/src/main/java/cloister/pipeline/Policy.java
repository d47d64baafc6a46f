package cloister.pipeline;

import java.util.Set;

/**
 * What the flow has to know of a redaction policy; the rules themselves belong to the detector that was built from it.
 *
 * @param digest of the policy's canonical text; stands in each audit record
 * @param detectors that must have looked at every character
 * @param redactAt findings with at least this score are redacted
 * @param doubtAt findings from here up to {@code redactAt} are doubtful: a judge may keep them. Below, they are dropped
 */
public record Policy(
        String name, String version, Sha256 digest, Set<String> detectors, double redactAt, double doubtAt) {

    public Policy {
        detectors = Set.copyOf(detectors);
        if (!(0 <= doubtAt && doubtAt <= redactAt && redactAt <= 1)) {
            throw new IllegalArgumentException("0 <= doubt-at <= redact-at <= 1 must hold");
        }
        if (detectors.isEmpty()) {
            throw new IllegalArgumentException("a policy names at least one detector");
        }
    }
}
