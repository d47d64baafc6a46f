package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.io.TikaInputStream;

/**
 * Tracked deletions of Word 97 to 2003. Tika can write them into the middle of the words that replaced them or leave
 * them out; it is told to leave them out, and each paragraph that has any is added here as it was.
 */
final class BinaryWordChanges {
    private BinaryWordChanges() {}

    static void read(TikaInputStream in, PartBuffer out) throws IOException {
        if (in.getOpenContainer() instanceof POIFSFileSystem file) {
            read(file.getRoot(), out);
        } else if (in.getOpenContainer() instanceof DirectoryNode folder) {
            read(folder, out);
        }
    }

    private static void read(DirectoryNode root, PartBuffer out) throws IOException {
        HWPFDocument document;
        try {
            // It belongs to the stream of the part, which closes its file.
            document = new HWPFDocument(root);
        } catch (OldWordFileFormatException e) {
            // Word 6 and 95, whose reader leaves nothing out.
            return;
        }
        for (Range range : List.of(
                document.getRange(),
                document.getFootnoteRange(),
                document.getEndnoteRange(),
                document.getCommentsRange(),
                document.getHeaderStoryRange(),
                document.getMainTextboxRange())) {
            for (int i = 0; i < range.numParagraphs(); i++) {
                paragraph(range.getParagraph(i), out);
            }
        }
    }

    private static void paragraph(Paragraph paragraph, PartBuffer out) {
        StringBuilder before = new StringBuilder();
        StringBuilder fleeting = new StringBuilder();
        boolean changed = false;
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            boolean deleted = run.isMarkedDeleted();
            changed |= deleted;
            if (deleted && run.isMarkedInserted()) {
                fleeting.append(run.text()).append(' ');
            } else if (!run.isMarkedInserted()) {
                before.append(run.text());
            }
        }
        if (changed) {
            Prose prose = new Prose(out);
            prose.beginParagraph();
            prose.add(Range.stripFields(before.toString()).strip(), Prose.Change.DELETED);
            prose.add(Range.stripFields(fleeting.toString()).strip(), Prose.Change.FLEETING);
            prose.endParagraph();
            out.line();
        }
    }
}
