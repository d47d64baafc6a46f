package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.pipeline.HoldCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Text of pictures, by OCR. */
final class Pictures {
    /** A picture smaller than this both ways (bullets, icons, tracking pixels) has no room for a readable word. */
    static final int DECORATIVE = 32;

    /** Decoded pixels of one picture: more would not fit into the worker's memory. */
    private static final long MOST_PIXELS = 60_000_000;

    /** Screen-sized pictures have letters of ten pixels; Tesseract wants some thirty. */
    private static final int SMALL = 1_600;

    private static final int SCREEN_DPI = 96;
    private static final int SCAN_DPI = 300;

    private final Tesseract ocr;
    private final Budget budget;

    Pictures(Tesseract ocr, Budget budget) {
        this.ocr = ocr;
        this.budget = budget;
    }

    /** Adds the text of all frames to {@code text}. */
    Optional<HoldCode> read(Path file, PartBuffer text, boolean embedded) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return raw(file, text);
            }
            ImageReader reader = readers.next();
            try {
                return frames(reader, in, text, embedded);
            } finally {
                reader.dispose();
            }
        }
    }

    private Optional<HoldCode> frames(ImageReader reader, ImageInputStream in, PartBuffer text, boolean embedded)
            throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.setInput(in, false, false);
        int frames = reader.getNumImages(true);
        for (int i = 0; i < frames; i++) {
            int width = reader.getWidth(i);
            int height = reader.getHeight(i);
            if (isDecorative(width, height)) {
                continue;
            }
            if (!ocr.ready()) {
                return Optional.of(HoldCode.OCR_UNAVAILABLE);
            }
            if ((long) width * height > MOST_PIXELS) {
                return Optional.of(HoldCode.TOO_LARGE);
            }
            Optional<HoldCode> trouble = add(read(reader.read(i), false), text);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        boolean cut = warnings.stream().anyMatch(w -> w.contains("Premature end") || w.contains("premature end"));
        if (cut) {
            return Optional.of(HoldCode.TRUNCATED);
        }
        // A picture inside a document may be just a picture; a document that is one and says nothing may hide all.
        return text.isBlank() && !embedded ? Optional.of(HoldCode.NO_TEXT) : Optional.empty();
    }

    /** A format that only Leptonica reads. */
    private Optional<HoldCode> raw(Path file, PartBuffer text) {
        Duration left = Duration.ofNanos(budget.nanosLeft());
        Optional<HoldCode> trouble = add(ocr.read(out -> Files.copy(file, out), SCREEN_DPI, false, left), text);
        return trouble.or(() -> text.isBlank() ? Optional.of(HoldCode.NO_TEXT) : Optional.empty());
    }

    private Optional<HoldCode> add(Tesseract.Reading reading, PartBuffer text) {
        if (!reading.text().isEmpty()) {
            text.line();
            text.append(reading.text());
            text.line();
        }
        return reading.trouble();
    }

    static boolean isDecorative(int width, int height) {
        return width < DECORATIVE && height < DECORATIVE;
    }

    /** @param page whether it is a whole page at 300 dpi, which may lie on its side */
    Tesseract.Reading read(BufferedImage image, boolean page) {
        budget.checkTime();
        boolean small = !page && Math.max(image.getWidth(), image.getHeight()) < SMALL;
        BufferedImage grey = grey(image, small ? 2 : 1);
        int dpi = page || !small ? SCAN_DPI : 2 * SCREEN_DPI;
        return ocr.read(out -> writeGrey(grey, out), dpi, page, Duration.ofNanos(budget.nanosLeft()));
    }

    /** On white, because what is transparent is mostly meant to lie on paper. */
    private static BufferedImage grey(BufferedImage image, int scale) {
        if (scale == 1 && image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        int width = image.getWidth() * scale;
        int height = image.getHeight() * scale;
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return grey;
    }

    /** As a portable graymap: no compression, nothing to go wrong. */
    private static void writeGrey(BufferedImage grey, OutputStream out) throws IOException {
        String head = "P5 " + grey.getWidth() + " " + grey.getHeight() + " 255\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(((DataBufferByte) grey.getRaster().getDataBuffer()).getData());
    }
}
