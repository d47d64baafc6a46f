package cloister.redaction.detection.rewriting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a name is not the person's: titles, particles, endings. */
final class NameForms {
    private static final Pattern POSSESSIVE = Pattern.compile("(.+)(['’][sS])");
    /** Before a name. None is a name itself. */
    private static final Set<String> TITLES = words("mr mrs ms miss mx dr prof professor doctor sir madam rev herr frau"
            + " monsieur madame mademoiselle mme mlle señor señora sr sra srta signor signora dott avv senhor senhora dra"
            + " dhr mevr mevrouw meneer pani fru herra rouva paní mudr");
    /** After a name. */
    private static final Set<String> POST_NOMINALS = words("jr sr ii iii iv md phd rn esq");
    /** Between names, in small letters. */
    private static final Set<String> PARTICLES = words("de la le les du des del della di da dos das van von der den ter"
            + " ten zu zum zur vom af av bin bint ibn al el y e i and und et en och og ja née geb geborene born");
    /** Case endings that may follow a name that is known without them. */
    private static final List<String> ENDINGS =
            List.of("owej owi ovi ego emu iem ova em om ie ej es a u y i e".split(" "));

    private static final int SHORTEST_STEM = 3;

    private NameForms() {}

    /**
     * Titles and particles say nothing of a person but what a surrogate should say, too.
     *
     * @param place the name that it is a word of
     * @param after whether a word of the name stands before it
     * @param before whether another word follows
     */
    static boolean isKept(String word, String place, boolean after, boolean before) {
        boolean capitals = !place.equals(place.toLowerCase(Locale.ROOT));
        return isTitle(word) && !after && before
                || POST_NOMINALS.contains(word.toLowerCase(Locale.ROOT)) && after
                || PARTICLES.contains(word) && capitals && before;
    }

    static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether it may be a title or a particle, depending on where it stands. */
    static boolean mayBeKept(String folded) {
        return TITLES.contains(folded) || POST_NOMINALS.contains(folded) || PARTICLES.contains(folded);
    }

    /** "Keller" of "Keller's". */
    static String unpossessed(String word) {
        Matcher possessive = POSSESSIVE.matcher(word);
        return possessive.matches() ? possessive.group(1) : word;
    }

    /** Forms of which a folded word may be an inflected one, the likeliest first. */
    static List<String> nominatives(String folded) {
        return ENDINGS.stream()
                .filter(ending -> folded.endsWith(ending) && folded.length() - ending.length() >= SHORTEST_STEM)
                .map(ending -> folded.substring(0, folded.length() - ending.length()))
                .flatMap(stem -> List.of(stem, stem + "a", stem + "i", stem + "y").stream())
                .filter(form -> !form.equals(folded))
                .toList();
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
