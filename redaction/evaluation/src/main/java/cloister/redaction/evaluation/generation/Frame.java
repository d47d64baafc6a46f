package cloister.redaction.evaluation.generation;

import java.util.Set;

/**
 * A kind of document.
 *
 * @param languages in which there is such a document
 * @param region of the documents, or empty if any
 * @param weight how often, against others of its language
 */
record Frame(String id, Style style, Set<String> languages, String region, int weight, Node body) {
    Frame {
        languages = Set.copyOf(languages);
    }
}
