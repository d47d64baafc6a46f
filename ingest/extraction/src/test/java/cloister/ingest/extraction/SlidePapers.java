package cloister.ingest.extraction;

import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;

/** Slides with runs, breaks and cells that lie close together. */
final class SlidePapers {
    private SlidePapers() {}

    static byte[] pptx() {
        return Papers.bytes(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                XSLFSlide slide = show.createSlide();
                XSLFTextBox box = slide.createTextBox();
                XSLFTextParagraph paragraph = box.addNewTextParagraph();
                paragraph.addNewTextRun().setText("Pem");
                paragraph.addNewTextRun().setText("berly");
                paragraph.addLineBreak();
                paragraph.addNewTextRun().setText("Allergy");
                XSLFTable table = slide.createTable(1, 2);
                table.getCell(0, 0).setText("Cell Cora");
                table.getCell(0, 1).setText("Cell Carl");
                show.write(out);
            }
        });
    }
}
