package cloister.redaction.detection.rewriting;

import cloister.pipeline.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One document on its way through the rewriter: its words and originals, what was given to whom, and the scope within
 * which pseudonyms are the same. For one thread.
 */
final class Subject {
    private static final int ATTEMPTS = 64;
    /** Shorter texts are part of anything; the redactor has the same bound. */
    private static final int TELLING = 4;

    private final String text;
    private final Keyring keys;
    private final String scope;
    private final boolean alone;
    private final Set<String> words = new HashSet<>();
    private final Set<String> originals = new HashSet<>();
    private final Map<String, String> given = new HashMap<>();

    /**
     * @param scope of the pseudonyms, without which they can't be made again
     * @param alone whether the scope is this document: then its own words may decide which pseudonym is taken
     */
    Subject(String text, Iterable<Place> places, Keyring keys, String scope, boolean alone) {
        this.text = text;
        this.keys = keys;
        this.scope = scope;
        this.alone = alone;
        Characters.words(text).forEach(word -> words.add(Characters.folded(word)));
        places.forEach(place -> originals.add(Characters.compact(place.span().of(text))));
    }

    String text() {
        return text;
    }

    Keyring keys() {
        return keys;
    }

    String scope() {
        return scope;
    }

    /** Numbers for a purpose in this scope. */
    Draw draw(String purpose, String what, int attempt) {
        return keys.pseudonyms().draw(purpose, scope, what, Integer.toString(attempt));
    }

    /**
     * How many candidates may be tried. With a scope of many documents only the first: a second one would be the answer
     * of this document alone.
     */
    int attempts() {
        return alone ? ATTEMPTS : 1;
    }

    boolean isAlone() {
        return alone;
    }

    /** Whether this word (folded) stands anywhere in the document, as a name or as anything else. */
    boolean hasWord(String folded) {
        return words.contains(folded);
    }

    /**
     * Gives a pseudonym to an original. No original of this document is given, nothing that shows this one, nor what
     * another one has.
     *
     * @param kind within which no two originals share one
     * @param key what two spellings of one original have in common
     */
    boolean give(String kind, String key, String original, String made) {
        String compact = Characters.compact(made);
        String hidden = Characters.compact(original);
        if (originals.contains(compact) || hidden.length() >= TELLING && compact.contains(hidden)) {
            return false;
        }
        String holder = given.putIfAbsent(kind + '\n' + compact, key);
        return holder == null || holder.equals(key);
    }
}
