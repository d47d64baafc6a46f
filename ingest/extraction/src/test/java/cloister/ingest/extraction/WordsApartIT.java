package cloister.ingest.extraction;

import static cloister.ingest.extraction.Bench.codes;
import static cloister.ingest.extraction.Bench.text;
import static cloister.ingest.extraction.WordPapers.deleted;
import static cloister.ingest.extraction.WordPapers.inserted;
import static cloister.ingest.extraction.WordPapers.paragraph;
import static cloister.ingest.extraction.WordPapers.run;
import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.ExtractedDocument;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors know words: what are two must not run together, and what is one must not be torn apart. */
class WordsApartIT {
    @TempDir
    static Path root;

    private static Bench bench;

    @BeforeAll
    static void open() {
        bench = new Bench(root, ExtractionSettings.defaults());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static String complete(String name, byte[] content) {
        ExtractedDocument document = bench.read(name, content);
        assertThat(codes(document)).as(name).isEmpty();
        return text(document);
    }

    private static String word(String... paragraphs) {
        return complete("a.docx", WordPapers.docx(String.join("", paragraphs)));
    }

    @Test
    void word_replacedText_isReadAsItIsAndAsItWas() {
        assertThat(word(paragraph(run("Seen by Mr. ") + deleted("Smith") + inserted("Pemberly") + run(" today"))))
                .contains("Seen by Mr. Pemberly today\n", "Before changes: Seen by Mr. Smith today\n")
                .contains("Ines Inserter", "Dora Deleter")
                .doesNotContain("SmithPemberly");
    }

    @Test
    void word_changeWithinAWord_leavesItWholeBothWays() {
        assertThat(word(paragraph(run("Pem") + inserted("b") + deleted("p") + run("erly came"))))
                .contains("Pemberly came\n", "Before changes: Pemperly came\n");
    }

    @Test
    void word_textInsertedAndDeletedAgain_isOnALineOfItsOwn() {
        String fleeting = "<w:ins w:id=\"1\" w:author=\"A\">" + deleted("Kowalski") + "</w:ins>";
        assertThat(word(paragraph(run("Seen by") + fleeting + run(" her"))))
                .contains("Seen by her\n", "Deleted again: Kowalski")
                .doesNotContain("byKowalski");
    }

    @Test
    void word_runsOfOneWord_stayTogether_butTabsAndBreaksPart() {
        assertThat(word(paragraph(run("Pem") + "<w:proofErr w:type=\"spellStart\"/>" + run("ber") + run("ly")
                        + "<w:r><w:tab/></w:r>" + run("Allergy") + "<w:r><w:br/></w:r>" + run("none"))))
                .contains("Pemberly\tAllergy\nnone");
    }

    @Test
    void word_textBox_standsOnceAndOutsideOfTheWordItIsAnchoredIn() {
        String box = "<w:txbxContent>" + paragraph(run("Box for Boris")) + "</w:txbxContent>";
        String anchored = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + "<wps:txbx>" + box
                + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box
                + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>";
        assertThat(word(paragraph(run("Pem") + anchored + run("berly came"))))
                .contains("Pemberly came\nBox for Boris\n")
                .containsOnlyOnce("Box for Boris");
    }

    @Test
    void word_fallbackThatSaysMore_isKept() {
        String anchored = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"/><mc:Fallback><v:textbox>"
                + "<w:txbxContent>" + paragraph(run("Only here: Olaf")) + "</w:txbxContent>"
                + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>";
        assertThat(word(paragraph(run("Text") + anchored))).contains("Only here: Olaf");
    }

    @Test
    void word_notesCommentsHeadersAndFooters_haveLinesOfTheirOwn() {
        byte[] document = WordPapers.docx(
                paragraph(run("Body of Bettina") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"),
                Map.of(
                        "footnotes",
                        "<w:footnote w:id=\"1\">" + paragraph(run("Footnote on Frieda")) + "</w:footnote>",
                        "comments",
                        "<w:comment w:id=\"1\" w:author=\"Cora Commenter\">" + paragraph(run("Ask Konrad"))
                                + "</w:comment>",
                        "header",
                        paragraph(run("Header Hanna")),
                        "footer",
                        paragraph(run("Footer Fritz"))));
        assertThat(complete("parts.docx", document).lines())
                .contains("Body of Bettina", "Footnote on Frieda", "Author: Cora Commenter", "Ask Konrad")
                .contains("Header Hanna", "Footer Fritz");
    }

    @Test
    void word_rowsOfATable_keepLabelAndValueInOneLine() {
        String row = "<w:tr><w:tc>" + paragraph(run("Patient")) + "</w:tc><w:tc>" + paragraph(run("Adam"))
                + paragraph(run("Pemberly")) + "</w:tc></w:tr>";
        assertThat(word("<w:tbl>" + row + row.replace("Adam", "Eve") + "</w:tbl>", paragraph(run("After"))))
                .startsWith("Patient\tAdam\nPemberly\nPatient\tEve\nPemberly\nAfter\n");
    }

    @Test
    void word_fieldsAndFormsGiveTheirText_withoutTheirCodes() {
        String code = "<w:r><w:instrText>HYPERLINK \"mailto:link.lore@example.org\" \\o</w:instrText></w:r>";
        assertThat(word(paragraph(run("write to ") + code + run("Lore"))))
                .contains("write to Lore\n", "mailto:link.lore@example.org")
                .doesNotContain("HYPERLINK");
    }

    @Test
    void openDocument_changesNotesAndComments_leaveWordsWhole() {
        String changes = "<text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion>"
                + "<office:change-info><dc:creator>Dora Deleter</dc:creator></office:change-info>"
                + "<text:p>Smith</text:p></text:deletion></text:changed-region>"
                + "<text:changed-region text:id=\"i\"><text:insertion/></text:changed-region></text:tracked-changes>";
        String body = "<text:p>Seen by Mr.<text:s/><text:change text:change-id=\"d\"/>"
                + "<text:change-start text:change-id=\"i\"/>Pem<office:annotation><dc:creator>Cora Commenter"
                + "</dc:creator><dc:date>2026-03-03T10:00:00</dc:date><text:p>Ask Konrad</text:p></office:annotation>"
                + "<text:span>berly</text:span><text:change-end text:change-id=\"i\"/><text:note>"
                + "<text:note-citation>1</text:note-citation><text:note-body><text:p>Note on Nora</text:p>"
                + "</text:note-body></text:note> today</text:p>";
        String text = complete("a.odt", Papers.odt(changes + body, "Odo"));
        assertThat(text.lines())
                .contains("Seen by Mr. Pemberly today", "Before changes: Seen by Mr. Smith today")
                .contains("Author: Cora Commenter", "Ask Konrad", "Note on Nora", "Author: Dora Deleter");
    }

    @Test
    void oldWord_replacedText_isReadAsItIsAndAsItWas() {
        assertThat(complete("a.doc", OfficePapers.doc()))
                .contains("Far\n", "Before changes: Foobr\n")
                .doesNotContain("Foobar");
    }

    @Test
    void slides_keepBreaksAndCellsApart() {
        assertThat(complete("a.pptx", SlidePapers.pptx()))
                .contains("Pemberly")
                .containsPattern("Pemberly\\s+Allergy")
                .containsPattern("Cell Cora\\s+Cell Carl")
                .doesNotContain("AllergyCell");
    }
}
