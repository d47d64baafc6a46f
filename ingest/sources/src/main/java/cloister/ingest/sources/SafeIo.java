package cloister.ingest.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Faults of file systems without what they say: their messages hold file names, and those carry PHI. */
final class SafeIo {
    private SafeIo() {}

    /** An exception without the original as its cause, since causes reach logs too. */
    static UncheckedIOException unchecked(String what, IOException fault) {
        return new UncheckedIOException(new IOException(what + ": " + why(fault)));
    }

    /** What kind of fault it is, in words that hold no names. */
    static String why(IOException fault) {
        return isFull(fault) ? "no space is left" : fault.getClass().getSimpleName();
    }

    static boolean isFull(UncheckedIOException fault) {
        IOException cause = fault.getCause();
        return cause != null && isFull(cause);
    }

    static boolean isFull(IOException fault) {
        String said = fault instanceof FileSystemException f ? f.getReason() : fault.getMessage();
        String text = said == null ? "" : said.toLowerCase(Locale.ROOT);
        return text.contains("no space") || text.contains("quota") || text.contains("not enough space");
    }
}
