package cloister.redaction.evaluation.generation;

/**
 * A name that is a word, and a sentence in which it is one.
 *
 * @param first whether it is a given name
 */
record Decoy(boolean first, String name, Node sentence) {}
