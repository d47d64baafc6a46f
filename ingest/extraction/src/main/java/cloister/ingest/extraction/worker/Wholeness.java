package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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
        if (in.getOpenContainer() instanceof org.apache.poi.poifs.filesystem.DirectoryEntry) {
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
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return Optional.empty();
        } catch (ZipException e) {
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
