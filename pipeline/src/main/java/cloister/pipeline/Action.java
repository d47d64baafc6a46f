package cloister.pipeline;

import java.util.Locale;

/** What stands where an identifier stood. What a policy keeps is no finding and meets none of these. */
public enum Action {
    /** {@code [NAME_1]}: type and number. What every other action falls back to. */
    PLACEHOLDER,
    /** An asterisk for each letter and digit. */
    MASK,
    /** A keyed hash of the text: equal texts can be told to be equal, and nothing else. */
    HASH,
    /** Something invented of the same kind. */
    SURROGATE,
    /** A date moved by a number of days that nobody knows; intervals stay. */
    SHIFT,
    /** Less of it: a year, an age band, a region. */
    GENERALIZE,
    /** A ciphertext of the same length and alphabet, which whoever has the key can turn back. */
    ENCRYPT;

    /** As policies have it. */
    public String word() {
        return this == PLACEHOLDER ? "redact" : name().toLowerCase(Locale.ROOT);
    }
}
