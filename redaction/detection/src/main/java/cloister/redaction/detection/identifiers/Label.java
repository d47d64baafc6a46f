package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;

/**
 * What a field's label says of its value.
 *
 * @param strong whether the label needs no colon or column before the value
 */
record Label(FindingType type, Kind kind, boolean strong) {

    /** What the value looks like. */
    enum Kind {
        ID,
        NAME,
        ORG,
        ADDRESS,
        SECRET,
        PHONE,
        DATE,
        TEXT,
        USER
    }
}
