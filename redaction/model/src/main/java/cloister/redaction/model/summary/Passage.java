package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.List;

/**
 * A piece of a document that says one thing: a sentence, a cell, a field of a message, a line of a slide.
 *
 * @param cites where its words stand, in their order
 * @param number its place in its paragraph, from 0
 * @param kind in what it stands
 */
record Passage(List<Span> cites, SectionRole section, int number, Kind kind) {
    /** In what a passage stands. */
    enum Kind {
        PROSE,
        FIELD,
        CELL,
        TITLE
    }

    Passage {
        cites = List.copyOf(cites);
    }

    static Passage of(Span span, SectionRole section, int number, Kind kind) {
        return new Passage(List.of(span), section, number, kind);
    }

    int start() {
        return cites.get(0).start();
    }

    String words(String text) {
        return words(text, cites);
    }

    static String words(String text, List<Span> cites) {
        return String.join(" ", cites.stream().map(cite -> cite.of(text)).toList())
                .strip()
                .replaceAll("\\s+", " ");
    }
}
