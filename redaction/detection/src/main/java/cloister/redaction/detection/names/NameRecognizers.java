package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import cloister.redaction.detection.Keep;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The recognizers of names of people, organisations and places, and of what says something about a person. */
public final class NameRecognizers {
    private static final List<Finder> FINDERS = List.of(
            new PersonFinder(),
            new NamePatterns(),
            new LowerCaseNames(),
            new OrganizationFinder(),
            new PlaceFinder(),
            new PersonalFacts());

    private NameRecognizers() {}

    /** All of them, whatever they find. */
    public static List<Recognizer> all() {
        return List.of(new NameRecognizer(FINDERS, Set.of()));
    }

    /** Those whose findings this policy removes: what it keeps isn't looked for. */
    public static List<Recognizer> all(PolicyRules rules) {
        Set<String> off = new HashSet<>();
        if (rules.keeps(Keep.STATES_AND_COUNTRIES)) {
            off.addAll(Set.of(PlaceFinder.COUNTRY, PlaceFinder.STATE));
        }
        if (rules.keeps(Keep.MENTIONED_TOWNS)) {
            off.add(PlaceFinder.TOWN);
        }
        if (rules.keeps(Keep.PUBLIC_BODIES)) {
            off.addAll(Set.of(OrganizationFinder.PUBLIC_BODY, OrganizationFinder.NATIONAL_BODY));
        }
        if (rules.redacts(FindingType.SPECIAL_CATEGORY) && !rules.redacts(FindingType.DEMOGRAPHIC)) {
            // Where job titles stay readable, those before names do too.
            off.add(PersonFinder.TITLED);
        }
        if (rules.redacts(FindingType.DEMOGRAPHIC)) {
            // Quasi-identifiers are meant: illness or offence alone points to nobody.
            off.addAll(Set.of("special.health", "special.offence", "special.union", "special.party"));
        }
        return List.of(new NameRecognizer(FINDERS, off));
    }

    /** Finds the other forms of names that are certain. */
    public static Propagator propagator() {
        return new NamePropagator(Lexicon.standard());
    }

    /** Protects medical eponyms, drugs and citations of law, and what else the policy lets stand. */
    public static List<Protector> protectors(PolicyRules rules) {
        List<Protector> protectors = new ArrayList<>(List.of(terms(), new OrdinaryWords(Lexicon.standard())));
        if (rules.keeps(Keep.STATES_AND_COUNTRIES)) {
            protectors.add(new KeptPlaces(Lexicon.standard()));
        }
        return protectors;
    }

    static Protector terms() {
        return new TermProtector(Lexicon.standard());
    }
}
