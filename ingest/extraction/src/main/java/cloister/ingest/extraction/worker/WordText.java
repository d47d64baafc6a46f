package cloister.ingest.extraction.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text of one part of a Word document: body, headers, footers, notes, comments (ECMA-376 part 1, clause 17). Tika's
 * own reader runs inserted, deleted and anchored text together with its neighbours.
 */
final class WordText {
    /** First elements of the parts that are read here, in the order in which they come out. */
    static final List<String> ROOTS = List.of("hdr", "document", "footnotes", "endnotes", "comments", "ftr");

    private static final Set<String> INSERTIONS = Set.of("ins", "moveTo");
    private static final Set<String> DELETIONS = Set.of("del", "moveFrom");

    /** Anchored in a paragraph, but not of its sentence: the reading aid of a ruby text. */
    private static final String RUBY = "rt";

    private final XMLStreamReader xml;
    private final Prose prose;
    private final Deque<String> changes = new ArrayDeque<>();
    private Optional<String> textual = Optional.empty();

    WordText(XMLStreamReader xml, Prose prose) {
        this.xml = xml;
        this.prose = prose;
    }

    /** Reads on from the first element to the end. */
    void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    textual.ifPresent(name -> prose.add(xml.getText(), change(name)));
                default -> {
                    // Comments and instructions to programs.
                }
            }
        }
        prose.finish();
    }

    private void start(String name) throws XMLStreamException {
        switch (name) {
            case "p", RUBY -> prose.beginParagraph();
            case "t", "delText" -> textual = Optional.of(name);
            case "tab", "ptab" -> prose.add("\t", change(name));
            case "br", "cr" -> prose.add("\n", change(name));
            case "noBreakHyphen" -> prose.add("-", change(name));
            // A sign of a picture font: it parts words.
            case "sym" -> prose.add(" ", change(name));
            case "tr" -> prose.beginRow();
            case "ins", "del", "moveFrom", "moveTo" -> changes.push(name);
            case "comment" -> author();
            // Tab stops; and older drawings of what was just read, left to the second look.
            case "tabs", "Fallback" -> PackageXml.skip(xml);
            default -> textual = Optional.empty();
        }
    }

    private void end(String name) {
        textual = Optional.empty();
        switch (name) {
            case "p", RUBY -> prose.endParagraph();
            case "tc" -> prose.endCell();
            case "tr" -> prose.endRow();
            case "ins", "del", "moveFrom", "moveTo" -> changes.pop();
            default -> textual = Optional.empty();
        }
    }

    private void author() {
        Optional.ofNullable(xml.getAttributeValue(xml.getNamespaceURI(), "author"))
                .filter(author -> !author.isBlank())
                .ifPresent(author -> prose.line("Author: " + author));
    }

    private Prose.Change change(String element) {
        boolean inserted = changes.stream().anyMatch(INSERTIONS::contains);
        boolean deleted = element.equals("delText") || changes.stream().anyMatch(DELETIONS::contains);
        if (inserted && deleted) {
            return Prose.Change.FLEETING;
        }
        return inserted ? Prose.Change.INSERTED : deleted ? Prose.Change.DELETED : Prose.Change.NONE;
    }
}
