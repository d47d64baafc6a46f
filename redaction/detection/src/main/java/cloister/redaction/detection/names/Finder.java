package cloister.redaction.detection.names;

/** One way to look at the words of a document. */
interface Finder {
    void find(Tokens tokens, Hits hits);
}
