package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Entries whose text is there already, so that only their attributes are looked at. */
    private final Set<String> told;

    PackageRemainder(Remainder remainder, Budget budget, Set<String> told) {
        this.remainder = remainder;
        this.budget = budget;
        this.told = told;
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
                    PackageXml.read(zip, entry, budget, xml -> second(xml, name));
                }
            }
        }
    }

    private void second(XMLStreamReader xml, String name) throws XMLStreamException {
        if (name.endsWith(".rels")) {
            relations(xml);
        } else {
            boolean cache = name.toLowerCase(Locale.ROOT).contains("pivotcache");
            new Walk(xml, cache, told.contains(name)).run();
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
        private final boolean known;
        private final StringBuilder words = new StringBuilder();
        private int groups;
        private int fallbacks;
        private String element = "";

        private Walk(XMLStreamReader xml, boolean cache, boolean known) {
            this.xml = xml;
            this.cache = cache;
            this.known = known;
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
            fallbacks += element.equals("Fallback") ? 1 : 0;
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
            fallbacks -= xml.getLocalName().equals("Fallback") ? 1 : 0;
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
            boolean instruction = element.equals("instrText") || element.equals("delInstrText");
            if (indent || (known && fallbacks == 0 && !instruction)) {
                return;
            }
            if (instruction) {
                literals();
            } else if (!CODES.contains(element)) {
                words.append(xml.getText());
            } else if (element.equals("f") || element.startsWith("formula")) {
                literals();
            } else if (element.equals("v") && LETTERS.matcher(xml.getText()).matches()) {
                words.append(' ').append(xml.getText());
            }
        }

        /** What a formula or a field says in quotes: targets of links, entries of an index. */
        private void literals() {
            Matcher literals = LITERAL.matcher(xml.getText());
            while (literals.find()) {
                remainder.offer(literals.group(1));
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
