package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaMemoryLimitException;
import org.apache.tika.exception.TikaTimeoutException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** What an exception of a parser means for the part that it was reading. */
final class Troubles {
    private static final int DEEPEST_CAUSE = 20;

    private Troubles() {}

    /** Never empty-handed: what isn't known is damage. */
    static HoldCode of(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; i < DEEPEST_CAUSE && at != null; i++) {
            Optional<HoldCode> code = known(at);
            if (code.isPresent()) {
                return code.get();
            }
            at = at.getCause();
        }
        return HoldCode.CORRUPT;
    }

    private static Optional<HoldCode> known(Throwable t) {
        if (t instanceof LimitException limit) {
            return Optional.of(limit.code());
        }
        if (t instanceof EncryptedDocumentException
                || t instanceof org.apache.poi.EncryptedDocumentException
                || t instanceof InvalidPasswordException
                || t instanceof PasswordRequiredException) {
            return Optional.of(HoldCode.ENCRYPTED);
        }
        if (t instanceof UnsupportedZipFeatureException zip) {
            boolean encrypted = zip.getFeature() == UnsupportedZipFeatureException.Feature.ENCRYPTION;
            return Optional.of(encrypted ? HoldCode.ENCRYPTED : HoldCode.UNKNOWN_FORMAT);
        }
        if (t.getClass().getSimpleName().startsWith("StrictOOXML")) {
            return Optional.of(HoldCode.UNKNOWN_FORMAT);
        }
        if (t instanceof UnsupportedFormatException || t instanceof LinkageError) {
            return Optional.of(HoldCode.UNKNOWN_FORMAT);
        }
        if (t instanceof ZeroByteFileException) {
            return Optional.of(HoldCode.EMPTY);
        }
        if (t instanceof TikaMemoryLimitException) {
            return Optional.of(HoldCode.EXTRACTION_MEMORY);
        }
        if (t instanceof TikaTimeoutException) {
            return Optional.of(HoldCode.EXTRACTION_TIMEOUT);
        }
        if (t instanceof NoSuchFileException || t instanceof AccessDeniedException) {
            return Optional.of(HoldCode.UNREADABLE);
        }
        if (t instanceof StackOverflowError) {
            return Optional.of(HoldCode.TOO_DEEP);
        }
        return bySaying(t);
    }

    /** Some libraries tell the kinds apart only in words. */
    private static Optional<HoldCode> bySaying(Throwable t) {
        String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("suspected zip bomb")) {
            return Optional.of(
                    message.contains("nesting") || message.contains("levels") ? HoldCode.TOO_DEEP : HoldCode.TOO_LARGE);
        }
        if (t instanceof EOFException
                || message.contains("truncated")
                || message.contains("unexpected end")
                || message.contains("premature end")
                || message.contains("unexpected eof")) {
            return Optional.of(HoldCode.TRUNCATED);
        }
        return Optional.empty();
    }

    /** Trouble that a parser noted in the metadata instead of throwing: "success with exception" is no success. */
    static Optional<HoldCode> noted(Metadata metadata) {
        for (String name : metadata.names()) {
            if (name.startsWith(TikaCoreProperties.TIKA_META_EXCEPTION_PREFIX)) {
                String trace = String.join("\n", metadata.getValues(name)).toLowerCase(Locale.ROOT);
                if (trace.contains("encrypt") || trace.contains("password")) {
                    return Optional.of(HoldCode.ENCRYPTED);
                }
                return Optional.of(trace.contains("eofexception") ? HoldCode.TRUNCATED : HoldCode.CORRUPT);
            }
        }
        return Optional.empty();
    }
}
