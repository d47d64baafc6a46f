package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.mime.MediaType;

/** Word and OpenDocument packages: their text is read here rather than by Tika, so that words keep apart. */
final class PackageProse {
    private static final Pattern WORD_ENTRY = Pattern.compile("(?i)[^/]+/[^/]+\\.xml");
    private static final List<String> OPEN_DOCUMENT = List.of("styles.xml", "content.xml");

    private final PartBuffer text;
    private final Budget budget;

    PackageProse(PartBuffer text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    static boolean reads(MediaType type) {
        return isWord(type) || isOpenDocument(type);
    }

    private static boolean isWord(MediaType type) {
        String subtype = type.getSubtype();
        return subtype.startsWith("vnd.openxmlformats-officedocument.wordprocessingml.")
                || subtype.startsWith("vnd.ms-word.");
    }

    private static boolean isOpenDocument(MediaType type) {
        String subtype = type.getSubtype();
        return subtype.startsWith("vnd.oasis.opendocument.") && !subtype.contains(".flat.");
    }

    /**
     * Appends the text.
     *
     * @return names of the entries whose text it is; their attributes are left to the second look
     */
    Set<String> read(Path file, MediaType type) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            return isWord(type) ? word(zip) : openDocument(zip);
        }
    }

    /** Parts may have any name, so their first element says which they are. */
    private Set<String> word(ZipFile zip) throws IOException {
        Map<String, ZipArchiveEntry> ordered = new TreeMap<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getSize() != 0 && WORD_ENTRY.matcher(entry.getName()).matches()) {
                PackageXml.read(zip, entry, budget, xml -> {
                    int rank = WordText.ROOTS.indexOf(PackageXml.root(xml));
                    if (rank >= 0) {
                        ordered.put(rank + entry.getName(), entry);
                    }
                });
            }
        }
        Set<String> told = new HashSet<>();
        for (ZipArchiveEntry entry : ordered.values()) {
            PackageXml.read(zip, entry, budget, xml -> new WordText(xml, new Prose(text)).read());
            told.add(entry.getName());
        }
        return told;
    }

    private Set<String> openDocument(ZipFile zip) throws IOException {
        Set<String> told = new HashSet<>();
        for (String name : OPEN_DOCUMENT) {
            ZipArchiveEntry entry = zip.getEntry(name);
            if (entry != null && entry.getSize() != 0) {
                PackageXml.read(zip, entry, budget, xml -> new OpenDocumentText(xml, new Prose(text)).read());
                told.add(name);
            }
        }
        return told;
    }
}
