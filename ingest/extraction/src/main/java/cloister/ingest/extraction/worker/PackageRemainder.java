package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The second look into packages of XML (Office Open XML, OpenDocument): authors of comments and revisions, descriptions
 * of pictures, pivot caches, data validation, custom XML, targets of links, variables of mail merges.
 */
final class PackageRemainder {
    /** Entries that hold form, not content, or whose content is metadata that has lines of its own. */
    private static final Pattern SKIPPED = Pattern.compile("(?i)(\\[content_types]|.*/theme/.*|.*/fonttable|.*/styles|"
            + ".*/stylesWithEffects|.*/websettings|.*/numbering|.*/calcchain|.*/tablestyles|.*/presprops|.*/viewprops|"
            + ".*/slidelayouts/.*|.*/slidemasters/.*|.*/notesmasters/.*|.*/handoutmasters/.*|docprops/.*|"
            + "customxml/itemprops.*|customxml/_rels/.*|meta-inf/.*|meta|settings|configurations2/.*|.*/settings/.*|object [^/]*/(meta|settings|styles)|.*/metadata|.*/printersettings.*)"
            + "\\.(xml|vml|rdf)");

    private static final Pattern READ = Pattern.compile("(?i).*\\.(xml|vml|rels)");

    /** Text is taken together up to the end of one of these, because words are split into runs inside them. */
    private static final Set<String> GROUPS = Set.of("p", "si", "is", "h", "rPh");

    private static final Set<String> BREAKS = Set.of("tab", "br", "cr", "s", "line-break", "instrText", "annotation");

    /** Numbers, formulas and codes of the format. */
    private static final Set<String> CODES = Set.of(
            "v",
            "f",
            "formula1",
            "formula2",
            "formula",
            "sqref",
            "definedName",
            "formatCode",
            "idx",
            "pt",
            "posOffset",
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
            "binary-data",
            "instrText",
            "script",
            "Anchor",
            "MoveWithCells",
            "SizeWithCells",
            "AutoFill",
            "Row",
            "Column",
            "Visible",
            "PrintObject",
            "ClientData",
            "creationId",
            "rowId",
            "colId",
            "useLocalDpi",
            "align",
            "pctWidth",
            "pctHeight");

    private static final Set<String> SPOKEN = Set.of(
            "author",
            "descr",
            "title",
            "alt",
            "displayName",
            "userName",
            "userId",
            "tooltip",
            "prompt",
            "promptTitle",
            "error",
            "errorTitle",
            "caption",
            "string-value",
            "tag",
            "lastIdx");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]{2,})\"");
    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*");

    private final Remainder remainder;
    private final Budget budget;

    PackageRemainder(Remainder remainder, Budget budget) {
        this.remainder = remainder;
        this.budget = budget;
    }

    /** @throws IOException if an entry can't be read, so that nobody knows what stands in it */
    void read(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName();
                boolean empty = entry.getSize() == 0;
                if (!empty
                        && READ.matcher(name).matches()
                        && !SKIPPED.matcher(name).matches()) {
                    try (InputStream in = new CountedStream(zip.getInputStream(entry), budget)) {
                        boolean relations = name.endsWith(".rels");
                        read(in, relations, name.toLowerCase(Locale.ROOT).contains("pivotcache"));
                    }
                }
            }
        }
    }

    private void read(InputStream in, boolean relations, boolean cache) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            if (relations) {
                relations(xml);
            } else {
                new Walk(xml, cache).run();
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("an entry of a package is no XML");
        }
    }

    /** Where links lead: people's addresses, shares, other documents. */
    private void relations(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && "External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                remainder.offer(String.valueOf(xml.getAttributeValue(null, "Target")));
            }
        }
    }

    private final class Walk {
        private final XMLStreamReader xml;
        private final boolean cache;
        private final StringBuilder words = new StringBuilder();
        private int groups;
        private String element = "";

        private Walk(XMLStreamReader xml, boolean cache) {
            this.xml = xml;
            this.cache = cache;
        }

        private void run() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                    default -> element = "";
                }
            }
            flush();
        }

        private void start() {
            element = xml.getLocalName();
            if (groups == 0) {
                flush();
            }
            if (GROUPS.contains(element)) {
                groups++;
                words.append(' ');
            } else if (BREAKS.contains(element)) {
                words.append(' ');
            }
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }

        private void attribute(String name, String value) {
            boolean spoken = SPOKEN.contains(name)
                    || (cache && name.equals("v"))
                    || (element.equals("docVar") && name.equals("val"));
            if (spoken && LETTERS.matcher(value).matches() && !value.equals("false") && !value.equals("true")) {
                remainder.offer(value);
            }
        }

        private void end() {
            if (GROUPS.contains(xml.getLocalName())) {
                groups--;
                words.append(' ');
            }
            if (groups == 0) {
                flush();
            }
            element = "";
        }

        private void characters() {
            boolean indent = xml.getText().isBlank() && xml.getText().indexOf('\n') >= 0;
            if (indent) {
                return;
            }
            if (!CODES.contains(element)) {
                words.append(xml.getText());
            } else if (element.equals("f") || element.startsWith("formula")) {
                Matcher literals = LITERAL.matcher(xml.getText());
                while (literals.find()) {
                    remainder.offer(literals.group(1));
                }
            } else if (element.equals("v") && LETTERS.matcher(xml.getText()).matches()) {
                words.append(' ').append(xml.getText());
            }
        }

        private void flush() {
            if (LETTERS.matcher(words).find() && words.length() < 1_000_000) {
                remainder.offer(words);
            }
            words.setLength(0);
        }
    }
}
