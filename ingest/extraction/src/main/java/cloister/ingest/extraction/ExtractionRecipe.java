package cloister.ingest.extraction;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.ingest.extraction.ocr.OcrRecipe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.POIDocument;
import org.apache.tika.Tika;
import org.jsoup.Jsoup;

/**
 * What shapes the text that comes out of the same bytes, so that an upgrade of any of it gives new outcomes instead of
 * old ones taken over. Limits aren't part of it: they only decide whether there is an outcome to keep.
 */
public final class ExtractionRecipe {
    private static final List<Class<?>> READERS =
            List.of(Tika.class, PDDocument.class, POIDocument.class, Jsoup.class, MimeException.class);

    private ExtractionRecipe() {}

    /** One line for each reader, for Java (its XML and picture readers) and for what OCR is made of. */
    public static String of(OcrPlan ocr) {
        Stream<String> readers = Stream.concat(
                READERS.stream().map(ExtractionRecipe::version),
                Stream.of("java " + Runtime.version().feature() + " " + Runtime.version()));
        return Stream.concat(readers, OcrRecipe.of(ocr).stream()).collect(Collectors.joining("\n"));
    }

    private static String version(Class<?> of) {
        String version =
                Optional.ofNullable(of.getPackage().getImplementationVersion()).orElse("unknown");
        return of.getPackageName() + " " + version;
    }
}
