package cloister.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The redactor's own look at what a rewriter answered: nothing invented may be an original, of this place or of another
 * one in the document. What a policy lets stand of an original (a year, the length) is left alone.
 */
final class RewriteCheck {
    /** Shorter ones are part of anything. */
    private static final int LEAST = 4;

    private final String source;
    private final Set<String> originals = new HashSet<>();

    RewriteCheck(String source, List<Place> places) {
        this.source = source;
        places.forEach(place -> originals.add(compact(place.span().of(source))));
        originals.remove("");
    }

    boolean shows(Place place, Rewritten rewritten) {
        String original = compact(place.span().of(source));
        String made = compact(rewritten.text());
        return switch (rewritten.action()) {
            case PLACEHOLDER, GENERALIZE -> false;
            case MASK -> !original.isEmpty() && made.equals(original);
            case SHIFT -> made.equals(original);
            // Its type stands in it, so that it may hold a short word by chance.
            case HASH -> originals.contains(made);
            case SURROGATE, ENCRYPT ->
                originals.contains(made) || original.length() >= LEAST && made.contains(original);
        };
    }

    /** Letters and digits alone, in lower case. */
    private static String compact(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
