package cloister.redaction.detection.rewriting;

import java.util.Optional;

/** Asterisks for letters and digits; spaces and the separators of ASCII stay, so that one sees of what kind it was. */
final class Masks {
    private static final String SEPARATORS = "-./@:,+()_#'&";

    private Masks() {}

    /**
     * The mask, or nothing where there is nothing to hide.
     *
     * @param last letters and digits at the end that stand, if more are hidden
     */
    static Optional<String> mask(String original, int last) {
        long count = original.codePoints().filter(Character::isLetterOrDigit).count();
        long hidden = count > 2L * last ? count - last : count;
        StringBuilder out = new StringBuilder(original.length());
        long seen = 0;
        boolean any = false;
        for (int c : original.codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(c);
            seen += letter ? 1 : 0;
            if (Character.isWhitespace(c) || SEPARATORS.indexOf(c) >= 0 || letter && seen > hidden) {
                out.appendCodePoint(c);
            } else {
                out.append('*');
                any = true;
            }
        }
        return any ? Optional.of(out.toString()) : Optional.empty();
    }
}
