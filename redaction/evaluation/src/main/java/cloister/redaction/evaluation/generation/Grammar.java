package cloister.redaction.evaluation.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All frames and rules, by language. Immutable, read once. */
final class Grammar {
    static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "fi", "cs");
    private static final String COMMON = "any";
    private static final Grammar STANDARD = new GrammarReader().read();

    private final List<Frame> frames;
    private final Map<String, Rule> rules;
    private final Map<String, List<Decoy>> decoys;
    private final Map<String, List<Frame>> ready = new HashMap<>();
    private final Map<String, Words> words = new ConcurrentHashMap<>();

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

    /** What a document of this language and region can use. */
    Words words(String language, String region) {
        return words.computeIfAbsent(language + "@" + region, key -> {
            Map<String, Rule> own = new HashMap<>();
            take(own, COMMON + "/", "");
            take(own, language + "/", "");
            int dash = region.indexOf('-');
            if (dash > 0) {
                take(own, language + "/", "@" + region.substring(0, dash));
            }
            take(own, language + "/", "@" + region);
            return new Words(language, region, own, decoys.getOrDefault(language, List.of()));
        });
    }

    private void take(Map<String, Rule> into, String prefix, String suffix) {
        rules.forEach((name, rule) -> {
            String plain = name.substring(Math.min(name.length(), prefix.length()));
            boolean regional = plain.contains("@");
            if (name.startsWith(prefix) && (suffix.isEmpty() ? !regional : plain.endsWith(suffix))) {
                into.put(plain.substring(0, plain.length() - suffix.length()), rule);
            }
        });
    }

    int fragments() {
        return rules.values().stream()
                .mapToInt(r -> r.train().size()
                        + (r.train() == r.heldOut() ? 0 : r.heldOut().size()))
                .sum();
    }
}
