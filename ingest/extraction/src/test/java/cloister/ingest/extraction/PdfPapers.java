package cloister.ingest.extraction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** PDF documents with text in all the places where it hides. */
final class PdfPapers {
    private PdfPapers() {}

    static byte[] rich() {
        return Papers.bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = page(document, "Page text Pauline");
                document.getDocumentInformation().setAuthor("Info Ingrid");
                PDAnnotationText note = new PDAnnotationText();
                note.setContents("Annotation about Anton");
                note.setRectangle(new PDRectangle(50, 50, 20, 20));
                page.getAnnotations().add(note);
                form(document, page);
                outline(document);
                attachment(document);
                document.save(out);
            }
        });
    }

    static byte[] plain(String words) {
        return Papers.bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                page(document, words);
                document.save(out);
            }
        });
    }

    static byte[] encrypted(String words, String userPassword) {
        return Papers.bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                page(document, words);
                document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
                document.save(out);
            }
        });
    }

    /** A page with a picture, with a line of text or without one. */
    static byte[] scan(BufferedImage picture, String words) {
        return Papers.bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = page(document, words);
                try (PDPageContentStream content =
                        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                    content.drawImage(LosslessFactory.createFromImage(document, picture), 50, 300, 500, 80);
                }
                document.save(out);
            }
        });
    }

    private static PDPage page(PDDocument document, String words) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        if (!words.isEmpty()) {
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font(), 12);
                content.newLineAtOffset(50, 700);
                content.showText(words);
                content.endText();
            }
        }
        return page;
    }

    private static PDFont font() {
        return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    }

    private static void form(PDDocument document, PDPage page) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), font());
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 10 Tf 0 g");
        PDTextField field = new PDTextField(form);
        field.setPartialName("patient");
        form.getFields().add(field);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(50, 600, 200, 20));
        widget.setPage(page);
        page.getAnnotations().add(widget);
        field.setValue("Field value Ferdinand");
    }

    private static void outline(PDDocument document) {
        PDDocumentOutline outline = new PDDocumentOutline();
        document.getDocumentCatalog().setDocumentOutline(outline);
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle("Bookmark Berta");
        outline.addLast(item);
    }

    private static void attachment(PDDocument document) throws IOException {
        PDEmbeddedFile file =
                new PDEmbeddedFile(document, new ByteArrayInputStream(Papers.utf8("Attached to Adelheid")));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile("attached.txt");
        specification.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("attached", specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }
}
