package cloister.ingest.extraction.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Metadata as lines of text, "Author: …", so that they are scanned and redacted like any other text. A value that
 * stands under several keys comes once, under the plainest. What a file's technique is about is left out; keys that
 * nobody has thought of are kept: better scanned than lost.
 */
final class MetadataLines {
    /** In this order, under these labels. */
    private static final Map<String, String> KNOWN = known();

    /** How the parser went about it, or sizes and codes of the format. None of them is written by a person. */
    private static final Set<String> TECHNICAL = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "content-type-parser-override",
            "content-type-override",
            "content-type-hint",
            "content-disposition",
            "embeddedresourcetype",
            "embeddedrelationshipid",
            "resourcename",
            "xmptpg:npages",
            "extended-properties:template",
            "extended-properties:application",
            "extended-properties:appversion",
            "extended-properties:docsecurity",
            "extended-properties:docsecuritystring",
            "extended-properties:totaltime",
            "generator",
            "encrypted",
            "protected",
            "width",
            "height",
            "bits",
            "numberofpages",
            "revision",
            "cp:revision",
            "odf:version",
            "dct encode version",
            "flags 0",
            "flags 1",
            "color transform",
            "quality",
            "extended-properties:presentationformat",
            "extended-properties:notes",
            "extended-properties:hiddenslides",
            "custom:appversion",
            "producer",
            "language",
            "dc:language",
            "version",
            "xmp value count",
            "mapi:attach-extension",
            "mapi:attach-mime",
            "message:raw-header:mime-version",
            "message:raw-header:content-type",
            "message:raw-header:content-transfer-encoding",
            "dc:format",
            "xmpmm:documentid",
            "xmpmm:instanceid",
            "xmpmm:derivedfrom:documentid",
            "xmpmm:derivedfrom:instanceid",
            "viewport",
            "content-style-type",
            "content-script-type",
            "multipart-subtype",
            "multipart-boundary",
            "message:multipart-subtype",
            "message:multipart-boundary");

    private static final List<String> TECHNICAL_PREFIXES = List.of(
            "x-tika:",
            "x-parsed-by",
            "pdf:",
            "access_permission:",
            "xmptpg:",
            "meta:page-count",
            "meta:word-count",
            "meta:line-count",
            "meta:paragraph-count",
            "meta:character-count",
            "meta:slide-count",
            "meta:table-count",
            "meta:image-count",
            "meta:object-count",
            "nbpage",
            "nbpara",
            "nbword",
            "nbcharacter",
            "nbtab",
            "nbobject",
            "nbimg",
            "editing-cycles",
            "msoffice:",
            "tiff:bits",
            "tiff:image",
            "tiff:samples",
            "tiff:resolution",
            "tiff:orientation",
            "tiff:xresolution",
            "tiff:yresolution",
            "chroma ",
            "compression ",
            "compression:",
            "data precision",
            "data samplerate",
            "data bitspersample",
            "data planar",
            "data sampleformat",
            "data significant",
            "dimension ",
            "transparency ",
            "ihdr",
            "trns",
            "phys",
            "gama",
            "chrm",
            "sbit",
            "srgb",
            "plte",
            "bkgd",
            "hist",
            "imagereader:",
            "imageleftposition",
            "imagetopposition",
            "graphiccontrolextension",
            "component ",
            "number of components",
            "number of tables",
            "image height",
            "image width",
            "resolution units",
            "x resolution",
            "y resolution",
            "thumbnail ",
            "icc:",
            "huffman",
            "jfif",
            "exif thumbnail:",
            "exif subifd:components",
            "file size",
            "file modified",
            "file name",
            "csv:",
            "rtf_meta:",
            "zipentry:",
            "zip:",
            "html:",
            "script:",
            "scriptsrc",
            "pdfa",
            "pdfx",
            "hassignature",
            "hasxfa",
            "hasxmp",
            "has3d",
            "hascollection",
            "hasmarkedcontent",
            "hasacroform",
            "annotation",
            "embedded3dtypes",
            "mboxparser-",
            "mapi:message-class",
            "mapi:conversation-index",
            "mapi:body-types");

    /** Except for these, which people write. */
    private static final List<String> KEPT_PREFIXES = List.of("pdf:docinfo:");

    private static final Set<String> KEPT_NOT = Set.of(
            "pdf:docinfo:creator_tool",
            "pdf:docinfo:producer",
            "pdf:docinfo:trapped",
            "xmp:creatortool",
            "pdf:producer");

    private MetadataLines() {}

    /** @param embedded then the part's own name, given by its container, is a line too */
    static String of(Metadata metadata, boolean embedded) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (embedded) {
            add(labels, "File name", metadata.getValues(TikaCoreProperties.RESOURCE_NAME_KEY));
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : new TreeSet<>(List.of(metadata.names()))) {
            names.put(name.toLowerCase(Locale.ROOT), name);
        }
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            String name = names.remove(known.getKey());
            if (name != null) {
                add(labels, known.getValue(), metadata.getValues(name));
            }
        }
        names.forEach((lower, name) -> {
            if (!isTechnical(lower)) {
                add(labels, label(name), metadata.getValues(name));
            }
        });
        StringBuilder lines = new StringBuilder();
        labels.forEach(
                (value, label) -> lines.append(label).append(": ").append(value).append('\n'));
        return lines.toString();
    }

    /** The first label of a value stays. */
    private static void add(Map<String, String> labels, String label, String[] values) {
        for (String value : values) {
            String even = value.strip();
            // A lone number or flag under a key of its own is a count or a switch of the format.
            if (!even.isEmpty() && !even.equals("true") && !even.equals("false")) {
                labels.putIfAbsent(even, label);
            }
        }
    }

    private static boolean isTechnical(String lower) {
        if (KEPT_NOT.contains(lower)) {
            return true;
        }
        if (KEPT_PREFIXES.stream().anyMatch(lower::startsWith)) {
            return false;
        }
        return TECHNICAL.contains(lower) || TECHNICAL_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** The last word of a key, as a person would write it: "Message:Raw-Header:Reply-To" is "Reply-To". */
    private static String label(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(":")));
        String last = words.get(words.size() - 1).strip();
        return last.isEmpty() ? name : last;
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("message-from", "From");
        known.put("message:from-name", "From");
        known.put("message:from-email", "From");
        known.put("message-to", "To");
        known.put("message:to-display-name", "To");
        known.put("message:to-name", "To");
        known.put("message:to-email", "To");
        known.put("message-cc", "Cc");
        known.put("message:cc-display-name", "Cc");
        known.put("message:cc-name", "Cc");
        known.put("message:cc-email", "Cc");
        known.put("message-bcc", "Bcc");
        known.put("message:bcc-display-name", "Bcc");
        known.put("message:bcc-name", "Bcc");
        known.put("message:bcc-email", "Bcc");
        known.put("message-recipient-address", "Recipient");
        known.put("dc:title", "Title");
        known.put("dc:creator", "Author");
        known.put("dc:subject", "Subject");
        known.put("dc:description", "Description");
        known.put("meta:keyword", "Keywords");
        known.put("meta:last-author", "Last modified by");
        known.put("extended-properties:company", "Company");
        known.put("extended-properties:manager", "Manager");
        known.put("w:comments", "Comments");
        known.put("dcterms:created", "Created");
        known.put("dcterms:modified", "Modified");
        known.put("meta:print-date", "Printed");
        return known;
    }
}
