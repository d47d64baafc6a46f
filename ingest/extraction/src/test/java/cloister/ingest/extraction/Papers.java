package cloister.ingest.extraction;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small documents made on the spot: packages, pictures and whatever needs no library. */
final class Papers {
    private Papers() {}

    /** Something that writes a document. */
    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.to(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        });
    }

    static byte[] gzip(byte[] content) {
        return bytes(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    /** A picture of black words on white, large enough for OCR. */
    static BufferedImage picture(String words) {
        BufferedImage image = new BufferedImage(1000, 160, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1000, 160);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 48));
        graphics.drawString(words, 40, 100);
        graphics.dispose();
        return image;
    }

    static byte[] png(BufferedImage image) {
        return bytes(out -> ImageIO.write(image, "png", out));
    }

    static byte[] odt(String body, String author) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        String spaces = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";
        entries.put(
                "content.xml",
                utf8("<office:document-content" + spaces + "><office:body><office:text>" + body
                        + "</office:text></office:body></office:document-content>"));
        entries.put(
                "meta.xml",
                utf8("<office:document-meta" + spaces + "><office:meta><dc:creator>" + author
                        + "</dc:creator></office:meta></office:document-meta>"));
        entries.put(
                "styles.xml",
                utf8("<office:document-styles" + spaces + "><office:master-styles><style:master-page><style:header>"
                        + "<text:p>Kopfzeile Lindqvist</text:p></style:header></style:master-page>"
                        + "</office:master-styles></office:document-styles>"));
        entries.put(
                "META-INF/manifest.xml",
                utf8("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"));
        return zip(entries);
    }

    static byte[] mail() {
        return utf8(String.join(
                "\r\n",
                "From: Ada Lindqvist <ada@example.org>",
                "To: Bruno Weiss <bruno@example.org>",
                "Cc: Clara Novak <clara@example.org>",
                "Subject: =?UTF-8?Q?Befund_f=C3=BCr_J=C3=BCrgen?=",
                "Date: Tue, 3 Mar 2026 10:15:00 +0100",
                "Message-ID: <1@example.org>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=\"b1\"",
                "",
                "--b1",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Sehr geehrter Herr M=C3=BCller",
                "--b1",
                "Content-Type: text/csv; name=\"patients.csv\"",
                "Content-Disposition: attachment; filename=\"patients-Kowalski.csv\"",
                "Content-Transfer-Encoding: base64",
                "",
                java.util.Base64.getMimeEncoder().encodeToString(utf8("name,dob\nKowalski,1970-01-02\n")),
                "--b1--",
                ""));
    }

    static byte[] mailbox(String misbehaviour) {
        return utf8("From ada@example.org Tue Mar  3 10:15:00 2026\nX-Misbehave: " + misbehaviour
                + "\nFrom: ada@example.org\nMessage-ID: <2@example.org>\nSubject: box\n\nHello from the box\n");
    }
}
