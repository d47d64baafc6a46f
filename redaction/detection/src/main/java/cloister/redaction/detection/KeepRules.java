package cloister.redaction.detection;

import cloister.pipeline.Finding;
import java.util.Map;

/** Findings that a policy lets stand by what the recognizer says they are. */
final class KeepRules {
    private static final Map<String, Keep> BY_SOURCE = Map.of(
            "place.state", Keep.STATES_AND_COUNTRIES,
            "place.country", Keep.STATES_AND_COUNTRIES,
            "place.town", Keep.MENTIONED_TOWNS,
            "place.region", Keep.MENTIONED_TOWNS,
            "org.public-body", Keep.PUBLIC_BODIES);

    private KeepRules() {}

    static boolean stands(PolicyRules rules, Finding finding) {
        Keep keep = BY_SOURCE.get(finding.by());
        return keep != null && rules.keeps(keep);
    }
}
