package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.ingest.extraction.wire.Limits;
import cloister.ingest.extraction.wire.PartKind;
import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Reads one document with all its parts and tells the parent. */
final class DocumentReader {
    private final Parsers parsers;
    private final Tesseract ocr;
    private final Limits limits;
    private final Sink sink;

    DocumentReader(Parsers parsers, Tesseract ocr, Limits limits, Sink sink) {
        this.parsers = parsers;
        this.ocr = ocr;
        this.limits = limits;
        this.sink = sink;
    }

    void read(Path file) {
        try (TikaInputStream in = TikaInputStream.get(file)) {
            Budget budget = new Budget(limits, Files.size(file));
            Metadata metadata = new Metadata();
            // The ending is a hint for formats without a mark of their own; the name itself is left out.
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "document" + ending(file));
            new PartReader(parsers, ocr, budget, sink).read(in, metadata, PartKind.DOCUMENT, 0);
        } catch (IOException e) {
            int number = sink.begin(PartKind.DOCUMENT, 0);
            sink.end(number, "", "application/octet-stream", Optional.of(HoldCode.UNREADABLE));
        }
        sink.finish();
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        return ending.matches("\\.[a-z0-9]{1,12}") ? ending : "";
    }
}
