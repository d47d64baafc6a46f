package cloister.redaction.detection.identifiers;

import cloister.redaction.detection.Keep;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import java.util.ArrayList;
import java.util.List;

/** The recognizers of structured identifiers for one policy. */
public final class IdentifierRecognizers {
    private static final int OVER_89 = 90;

    private IdentifierRecognizers() {}

    public static List<Recognizer> all(PolicyRules rules) {
        List<Recognizer> all = new ArrayList<>();
        all.add(new RuleRecognizer("rules", NumberTable.standard(), rules.keeps(Keep.INVALID_NUMBERS)));
        all.add(new NetworkRecognizer(rules.keeps(Keep.PRIVATE_NETWORKS), rules.keeps(Keep.WELL_KNOWN_PLATFORMS)));
        all.add(new CredentialRecognizer());
        all.add(new DateRecognizer(rules));
        all.add(new AgeRecognizer(rules.keeps(Keep.AGES_UNDER_90) ? OVER_89 : 0));
        all.add(new PhoneRecognizer());
        all.add(new LabelledFields(rules.keeps(Keep.INVALID_NUMBERS)));
        all.add(new ContextualRecognizer());
        all.add(new TableRecognizer());
        all.add(new MarkupRecognizer());
        all.add(new Hl7Recognizer());
        all.add(new MrzRecognizer());
        all.add(new StreetRecognizer());
        all.add(new PostcodeRecognizer(rules.keeps(Keep.ZIP3)));
        all.add(new SpokenNumbers());
        all.add(new SpelledNames());
        all.add(new IbanRecognizer());
        all.add(new CodeRecognizer());
        return List.copyOf(all);
    }

    public static List<Propagator> propagators() {
        return List.of(new IdentifierPropagator());
    }

    /** What protects numbers with wrong check digits, where the policy lets them stand, and settles what a tagger finds. */
    public static List<Protector> protectors(PolicyRules rules) {
        List<Protector> protectors = new ArrayList<>();
        if (rules.keeps(Keep.INVALID_NUMBERS)) {
            protectors.add(new RuleRecognizer(
                    "decoys",
                    NumberTable.standard().stream().filter(Rule::formal).toList(),
                    true));
        }
        protectors.add(new Unfounded());
        if (rules.keeps(Keep.LONE_YEARS)) {
            protectors.add(new KeptYears());
        }
        return protectors;
    }
}
