package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of any kind: element text and attribute values, each after its name ("given: Adam"), because the name is often
 * all that says what a value is. Nothing outside of the file is ever fetched; a document type with entities of its own
 * is not expanded but refused.
 */
final class XmlText {
    private static final int DEEPEST = 2_000;

    private final XMLStreamReader xml;
    private final PartBuffer text;
    private final Payloads payloads;

    /** The element just begun: its name goes before its first words, if it has any. */
    private Optional<String> label = Optional.empty();

    private XmlText(XMLStreamReader xml, PartBuffer text, Payloads payloads) {
        this.xml = xml;
        this.text = text;
        this.payloads = payloads;
    }

    static Optional<HoldCode> read(InputStream in, PartBuffer text, Payloads payloads) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return new XmlText(xml, text, payloads).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).contains("XML document structures must start and end")
                            ? HoldCode.TRUNCATED
                            : HoldCode.CORRUPT);
        }
    }

    private Optional<HoldCode> read() throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start();
                    if (++depth > DEEPEST) {
                        return Optional.of(HoldCode.TOO_DEEP);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    label = Optional.empty();
                    text.line();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.COMMENT -> words();
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.of(HoldCode.CORRUPT);
                }
                default -> label = Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void start() {
        text.line();
        label = Optional.of(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            if (!value.isBlank()) {
                label.ifPresent(name -> text.append(name));
                label = Optional.empty();
                text.append(" " + xml.getAttributeLocalName(i) + ": " + payloads.without(value));
            }
        }
        if (label.isEmpty()) {
            text.line();
        }
    }

    private void words() {
        String words = xml.getText();
        if (words.isBlank()) {
            return;
        }
        label.ifPresent(name -> text.append(name + ": "));
        label = Optional.empty();
        text.append(payloads.without(words.strip()) + (words.endsWith(" ") || words.endsWith("\n") ? " " : ""));
    }
}
