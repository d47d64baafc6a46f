package cloister.redaction.detection.standard;

import cloister.pipeline.Detector;
import cloister.pipeline.Fingerprinter;
import cloister.redaction.detection.PolicyDetector;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.identifiers.IdentifierRecognizers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** All recognizers of this house, for one policy. */
public final class Detectors {
    private Detectors() {}

    /**
     * A detector with every recognizer. Safe for use by many threads; making it reads the lexicons, so make one for each
     * policy and keep it.
     */
    public static Detector forPolicy(PolicyRules rules, Fingerprinter fingerprinter, InstantSource clock) {
        List<Recognizer> recognizers = new ArrayList<>(IdentifierRecognizers.all(rules));
        List<Propagator> propagators = new ArrayList<>(IdentifierRecognizers.propagators());
        List<Protector> protectors = new ArrayList<>(IdentifierRecognizers.protectors(rules));
        return PolicyDetector.of(rules, recognizers, propagators, protectors, fingerprinter, clock);
    }
}
