package cloister.ingest.extraction.worker;

import java.awt.geom.Point2D;
import java.io.IOException;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** What is drawn on a page: letters, pictures, lines. Goes through the drawing without drawing. */
final class PageLook extends PDFGraphicsStreamEngine {
    private boolean text;
    private boolean pictures;
    private boolean lines;

    private PageLook(PDPage page) {
        super(page);
    }

    static PageLook of(PDPage page) throws IOException {
        PageLook look = new PageLook(page);
        look.processPage(page);
        for (PDAnnotation annotation : page.getAnnotations()) {
            look.showAnnotation(annotation);
        }
        return look;
    }

    boolean hasText() {
        return text;
    }

    /** Pictures may hold words; and lines without a single letter may be letters turned into lines. */
    boolean needsOcr() {
        return pictures || (lines && !text);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        text = true;
    }

    @Override
    public void drawImage(PDImage image) {
        pictures |= !Pictures.isDecorative(image.getWidth(), image.getHeight());
    }

    @Override
    public void strokePath() {
        lines = true;
    }

    @Override
    public void fillPath(int windingRule) {
        lines = true;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        lines = true;
    }

    @Override
    public void shadingFill(COSName shading) {}

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {}

    @Override
    public void lineTo(float x, float y) {}

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {}
}
