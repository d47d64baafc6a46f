package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import java.util.List;

/** The recognizers of names of people, organisations and places, and of what says something about a person. */
public final class NameRecognizers {
    private static final List<Finder> FINDERS = List.of(
            new PersonFinder(), new NamePatterns(), new OrganizationFinder(), new PlaceFinder(), new PersonalFacts());

    private NameRecognizers() {}

    /** All of them, in a stable order. */
    public static List<Recognizer> all() {
        return List.of(new Recognizer() {
            @Override
            public String id() {
                return "names";
            }

            @Override
            public List<Finding> find(DocumentText text) {
                Tokens tokens = new Tokens(text, Lexicon.standard());
                Hits hits = new Hits();
                FINDERS.forEach(finder -> finder.find(tokens, hits));
                return hits.all();
            }
        });
    }

    /** Finds the other forms of names that are certain. */
    public static Propagator propagator() {
        return new NamePropagator(Lexicon.standard());
    }

    /** Protects medical eponyms, drugs and citations of law. */
    public static Protector protector() {
        return new TermProtector(Lexicon.standard());
    }
}
