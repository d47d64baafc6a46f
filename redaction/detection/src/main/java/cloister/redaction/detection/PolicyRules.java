package cloister.redaction.detection;

import cloister.pipeline.Action;
import cloister.pipeline.FindingType;
import cloister.pipeline.Policy;
import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A redaction policy with all its rules, as {@link Policies} reads it.
 *
 * @param digest of the canonical text
 * @param scheme what counts as an identifier, for detectors that have learned
 * @param detectors that must look at every character, for example {@code recognizers}
 * @param redacted types that are removed; findings of other types are dropped
 * @param redactAtByType thresholds that differ from {@code redactAt}
 * @param treatments of redacted types for which something else than a placeholder is asked
 * @param scope within what pseudonyms stay the same
 * @param keeps what stands although its type is removed
 * @param allow texts that always stand, case ignored
 * @param deny texts that are always removed as {@code OTHER_ID}, case ignored
 */
public record PolicyRules(
        String name,
        String version,
        Sha256 digest,
        Scheme scheme,
        Set<String> detectors,
        double redactAt,
        double doubtAt,
        Set<FindingType> redacted,
        Map<FindingType, Double> redactAtByType,
        Map<FindingType, Treatment> treatments,
        Scope scope,
        Set<Keep> keeps,
        List<String> allow,
        List<String> deny) {

    public PolicyRules {
        detectors = Set.copyOf(detectors);
        redacted = Set.copyOf(redacted);
        redactAtByType = Map.copyOf(redactAtByType);
        treatments = Map.copyOf(treatments);
        keeps = Set.copyOf(keeps);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    public boolean redacts(FindingType type) {
        return redacted.contains(type);
    }

    /** Whether it asks for anything else than placeholders. */
    public boolean rewrites() {
        return !treatments.isEmpty();
    }

    /** Whether it can't be kept without the key of pseudonyms. */
    public boolean needsKey() {
        return treatments.values().stream().anyMatch(Treatment::isKeyed);
    }

    /** What is done with findings of this type. */
    public Treatment treatment(FindingType type) {
        return treatments.getOrDefault(type, Treatment.of(Action.PLACEHOLDER));
    }

    /** Whether it wants this detector. */
    boolean wants(String detector) {
        return detectors.contains(detector);
    }

    public boolean keeps(Keep what) {
        return keeps.contains(what);
    }

    /** What the flow and the audit log need of it. */
    public Policy asPolicy() {
        return new Policy(name, version, digest, detectors, redactAt, doubtAt);
    }
}
