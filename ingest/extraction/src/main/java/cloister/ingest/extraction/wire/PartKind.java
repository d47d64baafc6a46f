package cloister.ingest.extraction.wire;

/** What a part is to its container. The order is part of the protocol. */
public enum PartKind {
    DOCUMENT("document"),
    ATTACHMENT("attachment"),
    IMAGE("image"),
    PAGE("page"),
    THUMBNAIL("thumbnail"),
    MACRO("macro"),
    REMAINDER("remainder");

    private final String label;

    PartKind(String label) {
        this.label = label;
    }

    /** The word that stands in headings and audit records. */
    public String label() {
        return label;
    }
}
