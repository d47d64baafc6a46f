package cloister.ingest.sources;

/** How results are named. Names of documents carry PHI ("Smith_John_HIV.pdf"), so ids are the default. */
public enum OutputNames {
    /** By the document's id. */
    ID,
    /** By the input's name: only where the policy says that names are safe. */
    INPUT
}
