package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.ingest.extraction.wire.PartKind;
import cloister.pipeline.HoldCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.renderer.pdf.pdfbox.NoTextPDFRenderer;

/**
 * What a PDF shows but doesn't say: scanned pages, pictures beside text, fonts without a mapping to characters. Each
 * page that has any of it is drawn and read by OCR, as a part of its own. Where a page's text is sound, the drawing
 * leaves the text out, so that nothing comes twice.
 */
final class PdfPages {
    private static final int DPI = 300;
    private static final int POINTS_PER_INCH = 72;
    private static final long MOST_PIXELS = 40_000_000;

    private final Tesseract ocr;
    private final PartReader reader;
    private final int depth;

    PdfPages(Tesseract ocr, PartReader reader, int depth) {
        this.ocr = ocr;
        this.reader = reader;
        this.depth = depth;
    }

    void read(Path file, Metadata metadata) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            int[] unmapped = metadata.getIntValues(PDF.UNMAPPED_UNICODE_CHARS_PER_PAGE);
            PDFRenderer all = new PDFRenderer(document);
            PDFRenderer pictures = new NoTextPDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                reader.budget().checkTime();
                PDPage page = document.getPage(i);
                PageLook look = PageLook.of(page);
                boolean unsound = i < unmapped.length && unmapped[i] > 0;
                if (look.needsOcr() || unsound) {
                    PDFRenderer renderer = unsound || !look.hasText() ? all : pictures;
                    int number = i;
                    boolean whole = !look.hasText();
                    reader.part(PartKind.PAGE, depth, text -> ocr(renderer, page, number, whole, text));
                }
            }
        }
    }

    private Optional<HoldCode> ocr(PDFRenderer renderer, PDPage page, int number, boolean whole, PartBuffer text)
            throws IOException {
        if (!ocr.ready()) {
            return Optional.of(HoldCode.OCR_UNAVAILABLE);
        }
        BufferedImage image = renderer.renderImageWithDPI(number, dpi(page), ImageType.GRAY);
        Tesseract.Reading reading = new Pictures(ocr, reader.budget()).read(image, whole);
        text.append(reading.text());
        return reading.trouble();
    }

    /** 300, or less for posters. */
    private static float dpi(PDPage page) {
        PDRectangle box = page.getCropBox();
        double squareInches = (double) box.getWidth() * box.getHeight() / (POINTS_PER_INCH * POINTS_PER_INCH);
        double most = Math.sqrt(MOST_PIXELS / Math.max(squareInches, 1e-6));
        return (float) Math.min(DPI, most);
    }
}
