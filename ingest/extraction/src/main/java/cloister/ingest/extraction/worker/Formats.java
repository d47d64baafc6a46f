package cloister.ingest.extraction.worker;

import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/**
 * How each media type is read. An allow-list: a type stands here because all of its text is known to come out; whatever
 * isn't here is Held as unknown, even where Tika could read some of it.
 */
final class Formats {

    /** The way to the text of a part. */
    enum Treatment {
        /** Characters as they are. */
        TEXT,
        HTML,
        XML,
        /** A mail, whose bodies may differ from each other. */
        MAIL,
        /** Tika's parser, whose parts come back one by one. */
        PARSED,
        /** Tika's parser, then OCR of what is only to be seen. */
        PDF,
        /** OCR. */
        IMAGE,
        /** Belongs to its container and holds no text: a font, a detached signature. */
        COMPANION,
        /** A metafile of Windows: text records, drawings and pictures. */
        METAFILE,
        /** Signed or enveloped content (CMS). */
        SIGNED,
        /** Known by its type alone. */
        ENCRYPTED,
        UNKNOWN
    }

    private static final Set<String> PARSED = Set.of(
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-word.template.macroenabled.12",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "application/vnd.ms-excel.template.macroenabled.12",
            "application/vnd.ms-excel.addin.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
            "application/vnd.ms-powerpoint.template.macroenabled.12",
            "application/vnd.ms-tnef",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
            "application/vnd.openxmlformats-officedocument.presentationml.template",
            "application/vnd.openxmlformats-officedocument.presentationml.slide",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.text-master",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.spreadsheet-template",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.presentation-template",
            "application/vnd.oasis.opendocument.graphics",
            "application/vnd.oasis.opendocument.graphics-template",
            "application/vnd.oasis.opendocument.chart",
            "application/vnd.oasis.opendocument.formula",
            "application/vnd.oasis.opendocument.flat.text",
            "application/vnd.oasis.opendocument.flat.spreadsheet",
            "application/vnd.oasis.opendocument.flat.presentation",
            "application/vnd.sun.xml.writer",
            "application/vnd.sun.xml.calc",
            "application/vnd.sun.xml.impress",
            "application/epub+zip",
            "application/mbox",
            "application/zip",
            "application/x-tar",
            "application/x-gtar",
            "application/gzip",
            "application/x-bzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/x-cpio",
            "application/x-archive",
            "application/java-archive");

    private static final Set<String> IMAGES = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/bmp",
            "image/tiff",
            "image/webp",
            "image/x-jbig2",
            "image/x-portable-bitmap",
            "image/x-portable-graymap",
            "image/x-portable-pixmap",
            "image/vnd.wap.wbmp");

    /** Text by their form, though their names don't begin with "text/". */
    private static final Set<String> TEXTS = Set.of(
            "application/json",
            "application/x-ndjson",
            "application/javascript",
            "application/sql",
            "application/x-sh",
            "application/x-bat",
            "application/x-yaml",
            "application/x-subrip",
            "application/x-bibtex-text-file",
            "application/x-tex",
            "application/xml-dtd",
            "message/news",
            "application/x-isatab",
            "application/x-isatab-assay",
            "application/x-isatab-investigation");

    /** Vector pictures and others that only look like text or XML to a reader of words. */
    private static final Set<String> NOT_TEXTS = Set.of("application/x-dex", "application/postscript");

    private static final Set<String> MAILS =
            Set.of("message/rfc822", "application/vnd.ms-outlook", "multipart/related");
    private static final Set<String> METAFILES = Set.of("image/emf", "image/wmf");
    private static final Set<String> SIGNED = Set.of("application/pkcs7-mime", "application/pkcs7-signature");
    private static final Set<String> ENCRYPTED = Set.of(
            "application/x-tika-ooxml-protected",
            "application/x-axcrypt",
            "application/pgp-encrypted",
            "application/x-tika-iworks-protected",
            "application/x-tika-old-excel-protected");

    private static final Set<String> COMPANIONS =
            Set.of("application/pkcs7-signature", "application/pgp-signature", "application/x-font-ttf");

    private final MediaTypeRegistry registry;

    Formats(MediaTypeRegistry registry) {
        this.registry = registry;
    }

    Treatment of(MediaType full, boolean embedded) {
        MediaType base = full.getBaseType();
        String type = base.toString().toLowerCase(java.util.Locale.ROOT);
        if (type.equals("application/pdf")) {
            return Treatment.PDF;
        }
        if (MAILS.contains(type)) {
            return Treatment.MAIL;
        }
        if (PARSED.contains(type)) {
            return Treatment.PARSED;
        }
        if (IMAGES.contains(type)) {
            return Treatment.IMAGE;
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Treatment.HTML;
        }
        if (embedded && (COMPANIONS.contains(type) || type.startsWith("font/") || type.contains("x-font"))) {
            return Treatment.COMPANION;
        }
        if (METAFILES.contains(type)) {
            return Treatment.METAFILE;
        }
        if (SIGNED.contains(type)) {
            return Treatment.SIGNED;
        }
        if (ENCRYPTED.contains(type)) {
            return Treatment.ENCRYPTED;
        }
        if (NOT_TEXTS.contains(type)) {
            return Treatment.UNKNOWN;
        }
        if (type.endsWith("+xml") || registry.isInstanceOf(base, MediaType.APPLICATION_XML)) {
            return Treatment.XML;
        }
        boolean text = base.getType().equals("text")
                || TEXTS.contains(type)
                || registry.isInstanceOf(base, MediaType.TEXT_PLAIN);
        return text ? Treatment.TEXT : Treatment.UNKNOWN;
    }
}
