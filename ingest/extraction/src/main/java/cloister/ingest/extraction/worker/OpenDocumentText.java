package cloister.ingest.extraction.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text of the content or the styles of an OpenDocument file (ISO/IEC 26300): paragraphs, tables, notes, comments,
 * headers and footers, tracked changes in their places.
 */
final class OpenDocumentText {
    /** First elements of the entries that are read here. */
    static final List<String> ROOTS = List.of("document-styles", "document-content");

    private static final Set<String> PARAGRAPHS = Set.of("p", "h", "ruby-text", "title", "desc", "creator-initials");

    /** What isn't text, or repeats it: a note's number would become part of the word before it. */
    private static final Set<String> SKIPPED = Set.of(
            "note-citation", "binary-data", "script", "event-listeners", "styles", "automatic-styles", "formula");

    /** Only in these is white space text rather than indentation. */
    private static final Set<String> INLINE =
            Set.of("p", "h", "span", "a", "meta", "meta-field", "ruby-base", "ruby-text");

    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String AUTHOR = "dc:creator";
    private static final String DATE = "dc:date";
    private static final int MOST_SPACES = 100;

    private final XMLStreamReader xml;
    private final Prose prose;
    /** Texts of deletions by the id of their change, put back where they were taken away. */
    private final Map<String, StringBuilder> deletions = new LinkedHashMap<>();

    private final Set<String> insertions = new HashSet<>();
    private final Set<String> inserting = new HashSet<>();
    private final Deque<String> elements = new ArrayDeque<>();
    private String change = "";
    private Optional<StringBuilder> deletion = Optional.empty();

    OpenDocumentText(XMLStreamReader xml, Prose prose) {
        this.xml = xml;
        this.prose = prose;
    }

    /** Reads on from the first element to the end. */
    void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words(xml.getText());
                default -> {
                    // Comments and instructions to programs.
                }
            }
        }
        // Deletions without a mark in the text, as spreadsheets have them.
        deletions.values().forEach(text -> prose.line("Before changes: " + text));
        prose.finish();
    }

    private void start(String name) throws XMLStreamException {
        if (SKIPPED.contains(name)) {
            PackageXml.skip(xml);
            return;
        }
        elements.push(DUBLIN_CORE.equals(xml.getNamespaceURI()) ? "dc:" + name : name);
        switch (name) {
            case "s" -> space(" ".repeat(spaces()));
            case "tab" -> space("\t");
            case "line-break" -> space("\n");
            case "table-row" -> prose.beginRow();
            case "changed-region" -> change = attribute("id");
            case "insertion" -> insertions.add(change);
            case "deletion" -> deletion = Optional.of(new StringBuilder());
            case "change-start" -> inserting.add(attribute("change-id"));
            case "change-end" -> inserting.remove(attribute("change-id"));
            case "change" -> deleted(attribute("change-id"));
            default -> paragraph(name);
        }
    }

    private void paragraph(String name) {
        if (deletion.isEmpty() && PARAGRAPHS.contains(name)) {
            prose.beginParagraph();
        }
    }

    private void end(String name) {
        elements.poll();
        switch (name) {
            case "table-cell", "covered-table-cell" -> prose.endCell();
            case "table-row" -> prose.endRow();
            case "deletion" -> {
                deletion.ifPresent(text -> deletions.put(change, text));
                deletion = Optional.empty();
            }
            default -> endParagraph(name);
        }
    }

    private void endParagraph(String name) {
        if (!PARAGRAPHS.contains(name)) {
            return;
        }
        if (deletion.isPresent()) {
            deletion.get().append('\n');
        } else {
            prose.endParagraph();
        }
    }

    private void words(String words) {
        String element = elements.isEmpty() ? "" : elements.peek();
        if (words.isBlank() && !INLINE.contains(element)) {
            return;
        }
        if (element.equals(AUTHOR)) {
            prose.line("Author: " + words);
        } else if (element.equals(DATE)) {
            prose.line("Date: " + words);
        } else if (deletion.isPresent()) {
            deletion.get().append(words);
        } else {
            prose.add(words, isInserted() ? Prose.Change.INSERTED : Prose.Change.NONE);
        }
    }

    private void space(String words) {
        if (deletion.isPresent()) {
            deletion.get().append(words);
        } else {
            prose.add(words, isInserted() ? Prose.Change.INSERTED : Prose.Change.NONE);
        }
    }

    private boolean isInserted() {
        return inserting.stream().anyMatch(insertions::contains);
    }

    private void deleted(String id) {
        Optional.ofNullable(deletions.remove(id))
                .ifPresent(text -> prose.add(
                        text.toString().replaceFirst("\\n$", ""),
                        isInserted() ? Prose.Change.FLEETING : Prose.Change.DELETED));
    }

    private String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private int spaces() {
        String count = attribute("c");
        return count.matches("[1-9]\\d{0,2}") ? Math.min(MOST_SPACES, Integer.parseInt(count)) : 1;
    }
}
