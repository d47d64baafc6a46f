package cloister.redaction.detection;

import java.util.Locale;

/** Within what pseudonyms stay the same. Outside it, nobody can link them without the key. */
public enum Scope {
    /** One document: the same bytes, the same pseudonyms. */
    DOCUMENT,
    /** All documents of a case, which whoever hands them in names. */
    CASE,
    /** The whole installation. */
    TENANT;

    /** As policies have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
