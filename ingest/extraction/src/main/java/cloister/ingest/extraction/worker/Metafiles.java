package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.pipeline.HoldCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.hemf.usermodel.HemfPicture;
import org.apache.poi.hwmf.usermodel.HwmfPicture;
import org.apache.tika.mime.MediaType;

/**
 * EMF and WMF, which Office uses for previews and charts. Their text records come from Tika; where they hold a picture
 * or no text at all they are drawn and read by OCR.
 */
final class Metafiles {
    private static final int LONGEST_SIDE = 2_000;
    private static final double POINTS_TO_PIXELS = 3;

    private final Tesseract ocr;
    private final Budget budget;

    Metafiles(Tesseract ocr, Budget budget) {
        this.ocr = ocr;
        this.budget = budget;
    }

    Optional<HoldCode> read(Path file, MediaType type, PartBuffer text, boolean embedded) {
        try (InputStream in = Files.newInputStream(file)) {
            return type.getSubtype().equals("emf")
                    ? read(new HemfPicture(in), text, embedded)
                    : read(new HwmfPicture(in), text, embedded);
        } catch (IOException | RuntimeException e) {
            return Optional.of(Troubles.of(e));
        }
    }

    private Optional<HoldCode> read(HemfPicture picture, PartBuffer text, boolean embedded) {
        if (!text.isBlank() && !picture.getEmbeddings().iterator().hasNext()) {
            return Optional.empty();
        }
        return see(picture.getSize(), text, embedded, picture::draw);
    }

    private Optional<HoldCode> read(HwmfPicture picture, PartBuffer text, boolean embedded) {
        if (!text.isBlank() && !picture.getEmbeddings().iterator().hasNext()) {
            return Optional.empty();
        }
        return see(picture.getSize(), text, embedded, picture::draw);
    }

    private interface Drawing {
        void draw(Graphics2D graphics, Rectangle2D bounds);
    }

    private Optional<HoldCode> see(Dimension2D size, PartBuffer text, boolean embedded, Drawing drawing) {
        double scale =
                Math.min(POINTS_TO_PIXELS, LONGEST_SIDE / Math.max(1, Math.max(size.getWidth(), size.getHeight())));
        int width = Math.max(1, (int) (size.getWidth() * scale));
        int height = Math.max(1, (int) (size.getHeight() * scale));
        if (Pictures.isDecorative(width, height)) {
            return Optional.empty();
        }
        if (!ocr.ready()) {
            return Optional.of(HoldCode.OCR_UNAVAILABLE);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        Tesseract.Reading reading = new Pictures(ocr, budget).read(image, false);
        text.append(reading.text());
        return reading.trouble()
                .or(() -> text.isBlank() && !embedded ? Optional.of(HoldCode.NO_TEXT) : Optional.empty());
    }
}
