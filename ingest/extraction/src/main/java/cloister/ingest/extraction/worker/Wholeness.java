package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.mime.MediaType;

/**
 * Signs that a file ends too early. Parsers are lenient: a PDF or a package that was cut off is "repaired", and comes
 * out as a shorter document without a word of warning.
 */
final class Wholeness {
    /** PDF readers look for the end mark in the last 1024 bytes; writers of trailing junk get a little more. */
    private static final int PDF_TAIL = 4096;

    private static final Set<String> ZIPS = Set.of("zip", "java-archive", "epub+zip");

    private Wholeness() {}

    static Optional<HoldCode> trouble(TikaInputStream in, MediaType type) throws IOException {
        if (isInsideOle(in)) {
            return Optional.empty();
        }
        String subtype = type.getSubtype();
        if (subtype.equals("pdf")) {
            return tail(in.getPath(), PDF_TAIL).contains("%%EOF") ? Optional.empty() : Optional.of(HoldCode.TRUNCATED);
        }
        if (subtype.equals("rtf")) {
            return tail(in.getPath(), 256).replace('\0', ' ').strip().endsWith("}")
                    ? Optional.empty()
                    : Optional.of(HoldCode.TRUNCATED);
        }
        return isZip(subtype) ? zip(in.getPath()) : Optional.empty();
    }

    /** Whether it is a folder of an OLE file, without bytes of its own. */
    static boolean isInsideOle(TikaInputStream in) {
        return in.getOpenContainer() instanceof DirectoryEntry;
    }

    /** Whether a CMS message is of the type envelopedData (RFC 5652, 1.2.840.113549.1.7.3). */
    static boolean isEnveloped(TikaInputStream in) throws IOException {
        in.mark(64);
        String head = new String(in.readNBytes(48), StandardCharsets.ISO_8859_1);
        in.reset();
        return head.contains("\u0006\u0009\u002A\u0086\u0048\u0086\u00F7\r\u0001\u0007\u0003");
    }

    /** Whether it is a package of XML that people write: not an archive, not a book. */
    static boolean isDocumentPackage(MediaType type) {
        return isZip(type.getSubtype()) && !ZIPS.contains(type.getSubtype());
    }

    private static boolean isZip(String subtype) {
        boolean flat = subtype.contains(".flat.");
        return ZIPS.contains(subtype)
                || subtype.startsWith("vnd.openxmlformats-officedocument.")
                || (subtype.startsWith("vnd.oasis.opendocument.") && !flat)
                || subtype.startsWith("vnd.sun.xml.")
                || subtype.endsWith(".macroenabled.12");
    }

    /** The directory of a package stands at its end: without it, nobody knows what is missing. */
    private static Optional<HoldCode> zip(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            return Optional.empty();
        } catch (IOException e) {
            boolean endless = !tail(file, (1 << 16) + 22).contains("PK\005\006");
            return Optional.of(endless ? HoldCode.TRUNCATED : HoldCode.CORRUPT);
        }
    }

    private static String tail(Path file, int length) throws IOException {
        long size = Files.size(file);
        byte[] bytes = new byte[(int) Math.min(size, length)];
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            source.seek(size - bytes.length);
            source.readFully(bytes);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
