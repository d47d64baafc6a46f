package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** XML entries of a package, read without fetching or expanding anything. */
final class PackageXml {
    private PackageXml() {}

    /** Something that reads an entry from its first element on. */
    @FunctionalInterface
    interface Reader {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** @throws IOException if the entry can't be read, so that nobody knows what stands in it */
    static void read(ZipFile zip, ZipArchiveEntry entry, Budget budget, Reader reader) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new CountedStream(zip.getInputStream(entry), budget)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            reader.read(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("an entry of a package is no XML");
        }
    }

    /** The name of the first element, without its prefix. */
    static String root(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
        }
        return "";
    }

    /** Reads past the end of the element that just began. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
