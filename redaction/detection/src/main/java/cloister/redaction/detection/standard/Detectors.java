package cloister.redaction.detection.standard;

import cloister.pipeline.Detector;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Tagger;
import cloister.redaction.detection.PolicyDetector;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.identifiers.IdentifierRecognizers;
import cloister.redaction.detection.names.NameRecognizers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** All recognizers of this house, for one policy. */
public final class Detectors {
    private Detectors() {}

    /**
     * A detector with every recognizer. Safe for use by many threads; making it reads the lexicons, so make one for each
     * policy and keep it.
     *
     * @param tagger asked where the policy names it
     */
    public static Detector forPolicy(
            PolicyRules rules, Tagger tagger, Fingerprinter fingerprinter, InstantSource clock) {
        List<Recognizer> recognizers = new ArrayList<>(IdentifierRecognizers.all(rules));
        recognizers.addAll(NameRecognizers.all(rules));
        List<Propagator> propagators = new ArrayList<>(IdentifierRecognizers.propagators());
        propagators.add(NameRecognizers.propagator());
        List<Protector> protectors = new ArrayList<>(IdentifierRecognizers.protectors(rules));
        protectors.addAll(NameRecognizers.protectors(rules));
        return PolicyDetector.of(rules, recognizers, propagators, protectors, tagger, fingerprinter, clock);
    }
}
