package cloister.redaction.evaluation.generation;

import java.time.LocalDate;

/**
 * Somebody in a document.
 *
 * @param first given names, one or two
 * @param middle initial without full stop, or empty
 * @param title "Mrs", or empty
 * @param surnameFirst as in Chinese or Hungarian names
 */
record Person(
        boolean female,
        String title,
        String first,
        String middle,
        String last,
        String nick,
        boolean surnameFirst,
        LocalDate born) {

    String full() {
        if (surnameFirst) {
            return last + " " + first;
        }
        return first + " " + (middle.isEmpty() ? "" : middle + ". ") + last;
    }

    String plain() {
        return surnameFirst ? last + " " + first : first + " " + last;
    }

    String initial() {
        return first.substring(0, first.offsetByCodePoints(0, 1));
    }

    /** "M. T. B." and the like. */
    String initials(String after) {
        StringBuilder out = new StringBuilder();
        for (String part : (first + " " + middle + " " + last).split("[ -]+")) {
            if (!part.isEmpty() && Character.isUpperCase(part.codePointAt(0))) {
                out.appendCodePoint(part.codePointAt(0)).append(after);
            }
        }
        return out.length() == 0 ? initial() : out.toString().strip();
    }

    /** "J.-P." for Jean-Pierre, "J." for Jane. */
    String shortFirst() {
        int hyphen = first.indexOf('-');
        return hyphen > 0 && hyphen + 1 < first.length()
                ? initial() + ".-" + first.charAt(hyphen + 1) + "."
                : initial() + ".";
    }
}
