package cloister.ingest.extraction.worker;

import java.util.List;
import java.util.Locale;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.external.CompositeExternalParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig;

/** Tika, set up once for a worker: which parsers there are and how they are told to leave nothing out. */
record Parsers(DefaultParser parsers, Detector detector, Formats formats) {

    static Parsers load() {
        MediaTypeRegistry registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        // External parsers run whatever programs are installed; OCR is done by Ocr, with its own limits.
        DefaultParser parsers = new DefaultParser(
                registry, new ServiceLoader(), List.of(CompositeExternalParser.class, TesseractOCRParser.class));
        tellAlternatives(parsers);
        return new Parsers(parsers, new DefaultDetector(), new Formats(registry));
    }

    /** A parser for one part; limits on nesting of elements and on expansion are Tika's own, with our ratio. */
    AutoDetectParser parser(int maxExpansion) {
        AutoDetectParser parser = new AutoDetectParser(detector, new Parser[] {parsers});
        configure(parser, maxExpansion);
        return parser;
    }

    static void configure(AutoDetectParser parser, int maxExpansion) {
        AutoDetectParserConfig config = new AutoDetectParserConfig();
        config.setMaximumCompressionRatio(maxExpansion);
        config.setMaximumDepth(500);
        parser.setAutoDetectParserConfig(config);
    }

    /** By itself Tika shows of several bodies of a mail only the one that it likes best. */
    private static void tellAlternatives(CompositeParser parsers) {
        parsers.getAllComponentParsers().stream()
                .filter(RFC822Parser.class::isInstance)
                .map(RFC822Parser.class::cast)
                .forEach(mail -> mail.setExtractAllAlternatives(true));
    }

    CompositeParser all() {
        return parsers;
    }

    static ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Locale.class, Locale.US);
        context.set(OfficeParserConfig.class, office());
        context.set(PDFParserConfig.class, pdf());
        return context;
    }

    private static OfficeParserConfig office() {
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        // Old Word files; newer ones are read by WordText.
        office.setIncludeDeletedContent(false);
        office.setIncludeHeadersAndFooters(true);
        office.setIncludeShapeBasedContent(true);
        office.setIncludeSlideNotes(true);
        office.setIncludeSlideMasterContent(true);
        office.setExtractMacros(true);
        office.setExtractAllAlternativesFromMSG(true);
        office.setConcatenatePhoneticRuns(false);
        office.setWriteSelectHeadersInBody(false);
        return office;
    }

    private static PDFParserConfig pdf() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(true);
        pdf.setExtractAcroFormContent(true);
        pdf.setExtractBookmarksText(true);
        pdf.setExtractActions(false);
        pdf.setThrowOnEncryptedPayload(true);
        return pdf;
    }
}
