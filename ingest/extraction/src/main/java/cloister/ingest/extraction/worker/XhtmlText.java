package cloister.ingest.extraction.worker;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The XHTML events of Tika's parsers as plain text: characters, line breaks, and the attributes that hold text. */
final class XhtmlText extends DefaultHandler {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "li",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "dt",
            "dd",
            "ul",
            "ol",
            "blockquote",
            "section",
            "title",
            "hr");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> SPOKEN = Set.of("alt", "title", "placeholder", "label", "summary");

    private final PartBuffer text;
    private boolean inHead;

    XhtmlText(PartBuffer text) {
        this.text = text;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("head")) {
            inHead = true;
        }
        if (inHead) {
            return;
        }
        if (BLOCKS.contains(local)) {
            text.line();
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            if (SPOKEN.contains(attributes.getLocalName(i))
                    && !attributes.getValue(i).isBlank()) {
                text.append("[" + attributes.getValue(i) + "] ");
            }
        }
        String target = String.valueOf(attributes.getValue("href"));
        // Where a link leads is often a person ("mailto:"); Tika's own references inside the document are not.
        if (local.equals("a") && target.matches("(?i)(mailto|tel|https?|ftp|sip|callto|file):.*")) {
            text.append("<" + target + "> ");
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (local.equals("head")) {
            inHead = false;
        } else if (!inHead && BLOCKS.contains(local)) {
            text.line();
        } else if (!inHead && CELLS.contains(local)) {
            text.append("\t");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        // The head repeats metadata, which has lines of its own.
        if (inHead) {
            return;
        }
        CharSequence words = java.nio.CharBuffer.wrap(characters, start, length);
        if (words.chars().allMatch(Character::isWhitespace) && words.chars().anyMatch(c -> c == '\n')) {
            text.line();
        } else {
            text.append(words);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }
}
