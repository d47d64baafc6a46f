package cloister.redaction.evaluation.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All frames and rules, by language. Immutable, read once. */
final class Grammar {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
    private static final String COMMON = "any";
    private static final Grammar STANDARD = new GrammarReader().read();

    private final List<Frame> frames;
    private final Map<String, Rule> rules;
    private final Map<String, List<Decoy>> decoys;
    private final Map<String, List<Frame>> ready = new HashMap<>();

    /**
     * @param rules by language, a slash and name
     * @param decoys by language
     */
    Grammar(Collection<Frame> frames, Map<String, Rule> rules, Map<String, List<Decoy>> decoys) {
        this.frames = List.copyOf(frames);
        this.rules = Map.copyOf(rules);
        this.decoys = Map.copyOf(decoys);
        for (String language : LANGUAGES) {
            for (Split split : Split.values()) {
                ready.put(language + split, weighted(language, split));
            }
        }
    }

    static Grammar standard() {
        return STANDARD;
    }

    List<Frame> frames() {
        return frames;
    }

    /** Each as often as its weight says. */
    List<Frame> frames(String language, Split split) {
        return ready.getOrDefault(language + split, List.of());
    }

    private List<Frame> weighted(String language, Split split) {
        List<Frame> chosen = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.languages().contains(language) && split.owns(frame.id())) {
                for (int i = 0; i < frame.weight(); i++) {
                    chosen.add(frame);
                }
            }
        }
        return List.copyOf(chosen);
    }

    /** The rule for the region, else of the language, else of all. */
    Optional<Rule> find(String language, String region, String name) {
        Rule rule = rules.get(language + "/" + name + "@" + region);
        if (rule == null) {
            rule = rules.get(language + "/" + name);
        }
        if (rule == null) {
            rule = rules.get(COMMON + "/" + name);
        }
        return Optional.ofNullable(rule);
    }

    Rule rule(String language, String region, String name) {
        return find(language, region, name)
                .orElseThrow(() -> new IllegalStateException("no rule " + name + " in " + language));
    }

    List<Decoy> decoys(String language) {
        return decoys.getOrDefault(language, List.of());
    }

    int fragments() {
        return rules.values().stream()
                .mapToInt(r -> r.train().size()
                        + (r.train() == r.heldOut() ? 0 : r.heldOut().size()))
                .sum();
    }
}
