package cloister.ingest.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Calendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;

/** Office documents with text in all the places where it hides. */
final class OfficePapers {
    private OfficePapers() {}

    static byte[] docx() {
        return Papers.bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.getProperties().getCoreProperties().setCreator("Wanda Creator");
                document.getProperties().getCustomProperties().addProperty("Case worker", "Xaver Custom");
                XWPFParagraph paragraph = document.createParagraph();
                paragraph.createRun().setText("Visible body text");
                revisions(paragraph.getCTP());
                document.createHeaderFooterPolicy()
                        .createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText("Header Hanna");
                document.createHeaderFooterPolicy()
                        .createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText("Footer Fritz");
                XWPFComment comment = document.createComments().createComment(BigInteger.ONE);
                comment.setAuthor("Cora Commenter");
                comment.createParagraph().createRun().setText("Comment about Konrad");
                document.createFootnote().createParagraph().createRun().setText("Footnote Frieda");
                document.write(out);
            }
        });
    }

    private static void revisions(CTP paragraph) {
        Calendar when = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        when.setTimeInMillis(0);
        CTRunTrackChange inserted = paragraph.addNewIns();
        inserted.setAuthor("Ines Inserter");
        inserted.setDate(when);
        inserted.addNewR().addNewT().setStringValue(" inserted Ignaz");
        CTRunTrackChange deleted = paragraph.addNewDel();
        deleted.setAuthor("Dora Deleter");
        deleted.setDate(when);
        deleted.addNewR().addNewDelText().setStringValue(" deleted Detlef");
    }

    static byte[] xlsx() {
        return workbook(new XSSFWorkbook());
    }

    static byte[] xls() {
        return workbook(new HSSFWorkbook());
    }

    private static byte[] workbook(Workbook workbook) {
        return Papers.bytes(out -> {
            try (workbook) {
                Sheet open = workbook.createSheet("Open");
                open.createRow(0).createCell(0).setCellValue("Cell Cecilia");
                open.getRow(0).createCell(1).setCellValue(4711.5);
                open.getRow(0).createCell(2).setCellFormula("CONCATENATE(A1,\" computed\")");
                open.getHeader().setCenter("Header Helga");
                open.getFooter().setLeft("Footer Felix");
                CreationHelper helper = workbook.getCreationHelper();
                Drawing<?> drawing = open.createDrawingPatriarch();
                var comment = drawing.createCellComment(helper.createClientAnchor());
                comment.setString(helper.createRichTextString("Cell comment on Carla"));
                comment.setAuthor("Alma Author");
                open.getRow(0).getCell(0).setCellComment(comment);
                workbook.createSheet("Hidden Heidi").createRow(0).createCell(0).setCellValue("hidden Hilda");
                workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
                workbook.createSheet("Deep").createRow(0).createCell(0).setCellValue("very hidden Viktor");
                workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
                workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                workbook.write(out);
            }
        });
    }

    static byte[] pptx() {
        return Papers.bytes(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                XSLFSlide slide = show.createSlide();
                XSLFTextBox box = slide.createTextBox();
                box.setText("Slide Sabine");
                XSLFSlide hidden = show.createSlide();
                hidden.setHidden(true);
                hidden.createTextBox().setText("Hidden slide Hubert");
                show.getNotesSlide(slide).getPlaceholder(1).setText("Notes about Nora");
                show.write(out);
            }
        });
    }

    static byte[] ppt() {
        return Papers.bytes(out -> {
            try (HSLFSlideShow show = new HSLFSlideShow()) {
                HSLFSlide slide = show.createSlide();
                HSLFTextBox box = new HSLFTextBox();
                box.setText("Old slide Olga");
                slide.addShape(box);
                HSLFSlide hidden = show.createSlide();
                HSLFTextBox second = new HSLFTextBox();
                second.setText("Old hidden Otto");
                hidden.addShape(second);
                hidden.setHidden(true);
                show.write(out);
            }
        });
    }

    /** A file of Word 97, "Foobar" in several runs, of which "oob" was deleted and "a" inserted. */
    static byte[] doc() {
        return Papers.bytes(out -> {
            // From Apache Tika's test documents (Apache-2.0): nothing here can make such a file from nothing.
            try (InputStream foobar = OfficePapers.class.getResourceAsStream("word97.doc");
                    HWPFDocument document = new HWPFDocument(Objects.requireNonNull(foobar))) {
                Paragraph paragraph = document.getRange().getParagraph(0);
                paragraph.getCharacterRun(1).markDeleted(true);
                paragraph.getCharacterRun(2).markInserted(true);
                document.write(out);
            }
        });
    }

    /** An Outlook message, just enough of MS-OXMSG for a reader to know it. */
    static byte[] msg() {
        return Papers.bytes(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                file.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
                text(file, "001A001F", "IPM.Note");
                text(file, "0037001F", "Subject Simone");
                text(file, "0C1A001F", "Sender Severin");
                text(file, "0E04001F", "Receiver Rosa");
                text(file, "1000001F", "Body about Balthasar");
                file.writeFilesystem(out);
            }
        });
    }

    private static void text(POIFSFileSystem file, String property, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
        file.createDocument(new ByteArrayInputStream(bytes), "__substg1.0_" + property);
    }

    /** The same, protected by a password. */
    static byte[] encrypted(byte[] office) {
        return Papers.bytes(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OPCPackage content = OPCPackage.open(new ByteArrayInputStream(office));
                        var stream = encryptor.getDataStream(file)) {
                    content.save(stream);
                }
                file.writeFilesystem(out);
            } catch (GeneralSecurityException | InvalidFormatException e) {
                throw new IOException(e);
            }
        });
    }
}
