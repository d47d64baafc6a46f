package cloister.ingest.extraction;

import static cloister.ingest.extraction.Bench.codes;
import static cloister.ingest.extraction.Bench.text;
import static org.assertj.core.api.Assertions.assertThat;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.ingest.extraction.ocr.OcrStatus;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.HoldCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every family of formats, with text in the places where it hides. */
class FormatsIT {
    private static final String PICTURE_WORDS = "Patient Rosalind Franklin";

    @TempDir
    static Path root;

    private static Bench bench;
    private static boolean ocr;

    @BeforeAll
    static void open() {
        bench = new Bench(root, ExtractionSettings.defaults());
        ocr = OcrStatus.probe(OcrPlan.defaults()).ready();
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

    @Test
    void plainText_inSeveralEncodings_isReadAlike() {
        String words = "Größe und Gewicht: Jürgen Müller, geboren in Köln, wohnt in Österreich\n";
        assertThat(complete("a.txt", Papers.utf8(words))).isEqualTo(words);
        assertThat(complete("b.txt", ("\uFEFF" + words).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(words);
        assertThat(complete("c.txt", ("\uFEFF" + words).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(words);
        assertThat(complete("d.txt", words.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(words);
        assertThat(complete("e.txt", words.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(words);
        assertThat(complete("f.txt", (words + "\0").getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(words);
        String others = "患者 山田太郎 一九七〇年生\nИван Петров\n";
        assertThat(complete("g.txt", others.getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(others);
    }

    @Test
    void csvAndJson_areKeptAsTheyAre() {
        String csv = "name;dob\n\"Müller; Jürgen\";1970-01-02\n";
        String json = "{\"patient\": {\"name\": \"Jürgen\", \"emoji\": \"😷\"}}";
        assertThat(complete("a.csv", Papers.utf8(csv))).isEqualTo(csv);
        assertThat(complete("a.json", Papers.utf8(json))).isEqualTo(json);
    }

    @Test
    void base64InJson_becomesAPart_andLeavesTheText() {
        byte[] hidden = Papers.utf8("Secret diagnosis of Leopold. ".repeat(60));
        String data = Base64.getEncoder().encodeToString(hidden);
        ExtractedDocument document =
                bench.read("fhir.json", Papers.utf8("{\"resourceType\":\"Binary\",\"data\":\"" + data + "\"}"));
        assertThat(codes(document)).isEmpty();
        assertThat(text(document)).contains("Secret diagnosis of Leopold").doesNotContain(data.substring(0, 40));
        assertThat(document.parts()).hasSize(2);
    }

    @Test
    void html_showsTitleMetaAltCommentAndHiddenText() {
        String html = "<html><head><title>Title Tamara</title><meta name=author content='Meta Mathilda'>"
                + "<script type='application/ld+json'>{\"name\":\"Json Jasmin\"}</script>"
                + "<script>var code = 'ignored';</script></head><body><!-- Comment Cosima -->"
                + "<p style='display:none'>Hidden Henrike</p><img src=x.png alt='Alt Alwin'>"
                + "<a href='mailto:link.lore@example.org'>write</a><input value='Value Valentin'></body></html>";
        assertThat(complete("a.html", Papers.utf8(html)))
                .contains("Title Tamara", "Meta Mathilda", "Json Jasmin", "Comment Cosima", "Hidden Henrike")
                .contains("Alt Alwin", "link.lore@example.org", "Value Valentin")
                .doesNotContain("ignored");
    }

    @Test
    void html_showsTextOfTemplatesNoscriptSvgFramesAndData() {
        String html = "<body><template><p>Template Tilda</p></template><noscript><p>Noscript Nico</p></noscript>"
                + "<svg><title>Svg Sven</title><text>Drawn Dora</text><desc>Desc Dirk</desc></svg>"
                + "<div data-patient='Data Dagny' aria-label='Aria Arno'></div>"
                + "<iframe srcdoc='&lt;p&gt;Framed &lt;b&gt;F&lt;/b&gt;reda&lt;/p&gt;'></iframe>"
                + "<p style='font-size:0'>Tiny Tina</p><input type=hidden value='Secret Selma'>"
                + "<?php echo 'Php Philip' ?><textarea>Area Anton</textarea></body>";
        assertThat(complete("hidden.html", Papers.utf8(html)))
                .contains("Template Tilda", "Noscript Nico", "Svg Sven", "Drawn Dora", "Desc Dirk", "Data Dagny")
                .contains("Aria Arno", "Framed Freda", "Tiny Tina", "Secret Selma", "Php Philip", "Area Anton");
    }

    @Test
    void html_partsWordsWhereAPageDoes_andNowhereElse() {
        String html = "<address>Adam Pem<b>ber</b><wbr>ly</address><main>Main</main><button>Press</button>"
                + "<label>Name</label>Mary<sup>1</sup> <del>Smith</del>Jones"
                + "<table><tr><td>Patient</td><td>Eve</td></tr></table>";
        assertThat(complete("parted.html", Papers.utf8(html)))
                .contains("Adam Pemberly\nMain\nPress\nName\nMary 1", " Smith Jones")
                .contains("Patient\tEve");
    }

    @Test
    void xml_showsTextAndAttributesAfterTheirNames() {
        String xml = "<?xml version='1.0'?><ClinicalDocument><patient id='P-77'><given>Adam</given>"
                + "<birthTime value='19700102'/></patient></ClinicalDocument>";
        assertThat(complete("a.xml", Papers.utf8(xml)))
                .contains("id: P-77", "given: Adam", "birthTime value: 19700102");
    }

    @Test
    void xml_withAnExternalEntity_isNotExpanded() {
        String xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
        ExtractedDocument document = bench.read("xxe.xml", Papers.utf8(xml));
        assertThat(codes(document)).containsExactly(HoldCode.CORRUPT);
        assertThat(text(document)).doesNotContain("root:");
    }

    @Test
    void rtf_showsTextAndAuthor() {
        String rtf = "{\\rtf1\\ansi{\\info{\\author Rita Author}}{\\header Header Rudi}Body of Roland \\'fcber}";
        assertThat(complete("a.rtf", Papers.utf8(rtf))).contains("Body of Roland über", "Rita Author", "Header Rudi");
    }

    @Test
    void docx_showsRevisionsCommentsHeadersNotesAndMetadata() {
        assertThat(complete("a.docx", OfficePapers.docx()))
                .contains("Visible body text", "inserted Ignaz", "deleted Detlef")
                .contains("Header Hanna", "Footer Fritz", "Footnote Frieda", "Comment about Konrad")
                .contains("Wanda Creator", "Xaver Custom")
                .contains("Cora Commenter");
    }

    @Test
    void workbooks_showHiddenSheetsCommentsAndHeaders() {
        for (Map.Entry<String, byte[]> book : Map.of("a.xlsx", OfficePapers.xlsx(), "a.xls", OfficePapers.xls())
                .entrySet()) {
            assertThat(complete(book.getKey(), book.getValue()))
                    .as(book.getKey())
                    .contains("Cell Cecilia", "4711.5", "Cell Cecilia computed", "Cell comment on Carla")
                    .contains("Header Helga", "Footer Felix")
                    .contains("Hidden Heidi", "hidden Hilda", "very hidden Viktor");
        }
    }

    @Test
    void presentations_showHiddenSlidesAndNotes() {
        assertThat(complete("a.pptx", OfficePapers.pptx()))
                .contains("Slide Sabine", "Hidden slide Hubert", "Notes about Nora");
        assertThat(complete("a.ppt", OfficePapers.ppt())).contains("Old slide Olga", "Old hidden Otto");
    }

    @Test
    void openDocument_showsBodyHeaderTrackedChangesAndAuthor() {
        String body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted Dagmar</text:p>"
                + "</text:deletion></text:changed-region></text:tracked-changes><text:p>Body Bettina</text:p>";
        assertThat(complete("a.odt", Papers.odt(body, "Odo Author")))
                .contains("Body Bettina", "deleted Dagmar", "Kopfzeile Lindqvist", "Odo Author");
    }

    @Test
    void outlookMessage_showsHeaderAndBody() {
        assertThat(complete("a.msg", OfficePapers.msg()))
                .contains("Subject Simone", "Sender Severin", "Body about Balthasar");
    }

    @Test
    void mail_showsDecodedHeadersBodyAndAttachment() {
        ExtractedDocument document = bench.read("a.eml", Papers.mail());
        assertThat(codes(document)).isEmpty();
        assertThat(text(document))
                .contains("Ada Lindqvist <ada@example.org>", "Bruno Weiss", "Clara Novak", "Befund für Jürgen")
                .contains("Sehr geehrter Herr Müller", "Kowalski,1970-01-02", "patients-Kowalski.csv")
                .contains("2026-03-03");
        assertThat(document.parts()).hasSize(2);
        assertThat(document.parts().get(1).kind()).isEqualTo("attachment");
    }

    @Test
    void mailTakenForText_isStillDecoded() {
        byte[] odd = Papers.utf8("X-Unusual: yes\r\n" + new String(Papers.mail(), StandardCharsets.UTF_8));
        assertThat(complete("odd.txt", odd)).contains("Sehr geehrter Herr Müller", "Kowalski");
    }

    @Test
    void pdf_showsAnnotationFormBookmarkAttachmentAndInfo() {
        ExtractedDocument document = bench.read("rich.pdf", PdfPapers.rich());
        assertThat(codes(document)).isEmpty();
        assertThat(text(document))
                .contains("Page text Pauline", "Annotation about Anton", "Field value Ferdinand")
                .contains("Bookmark Berta", "Attached to Adelheid", "Info Ingrid", "attached.txt");
    }

    @Test
    void pdf_openToEverybodyButItsOwner_isRead() {
        assertThat(complete("owner.pdf", PdfPapers.encrypted("Readable Renate", "")))
                .contains("Readable Renate");
    }

    @Test
    void archives_showTheirEntriesWithNames() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("folder/Smith_John.txt", Papers.utf8("first inside"));
        entries.put("inner.zip", Papers.zip(Map.of("deep.docx", OfficePapers.docx())));
        byte[] zip = Papers.zip(entries);
        assertThat(complete("a.zip", zip)).contains("first inside", "Smith_John.txt", "deleted Detlef");
        assertThat(complete("a.zip.gz", Papers.gzip(zip))).contains("first inside", "deleted Detlef");
    }

    @Test
    void picture_isReadByOcr_orHeldForLackOfIt() {
        ExtractedDocument document = bench.read("scan.png", Papers.png(Papers.picture(PICTURE_WORDS)));
        seen(document);
    }

    @Test
    void scannedPdf_isReadByOcr_orHeldForLackOfIt() {
        ExtractedDocument document = bench.read("scan.pdf", PdfPapers.scan(Papers.picture(PICTURE_WORDS), ""));
        seen(document);
        assertThat(document.parts().get(1).kind()).isEqualTo("page");
    }

    @Test
    void pictureBesideTextInPdf_isReadToo_withoutTheTextTwice() {
        ExtractedDocument document =
                bench.read("mixed.pdf", PdfPapers.scan(Papers.picture(PICTURE_WORDS), "Letterhead Ludmilla"));
        seen(document);
        assertThat(text(document)).containsOnlyOnce("Letterhead Ludmilla");
    }

    private static void seen(ExtractedDocument document) {
        if (ocr) {
            assertThat(codes(document)).isEmpty();
            assertThat(text(document)).contains(PICTURE_WORDS);
        } else {
            assertThat(codes(document)).containsExactly(HoldCode.OCR_UNAVAILABLE);
        }
    }

    @Test
    void picturesWithoutOcr_areHeld_butDecorativeOnesAreNot(@org.junit.jupiter.api.io.TempDir Path folder) {
        ExtractionSettings settings = ExtractionSettings.defaults().withOcr(OcrPlan.off());
        try (Bench blind = new Bench(folder, settings)) {
            byte[] scan = Papers.png(Papers.picture(PICTURE_WORDS));
            assertThat(blind.troubles("scan.png", scan)).containsExactly(HoldCode.OCR_UNAVAILABLE);
            assertThat(blind.troubles("scan.pdf", PdfPapers.scan(Papers.picture(PICTURE_WORDS), "Words")))
                    .containsExactly(HoldCode.OCR_UNAVAILABLE);
            byte[] dot = Papers.png(new java.awt.image.BufferedImage(16, 16, 1));
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("text.txt", Papers.utf8("words"));
            entries.put("bullet.png", dot);
            assertThat(blind.troubles("bullet.zip", Papers.zip(entries))).isEmpty();
        }
    }

    @Test
    void sameBytes_giveTheSameTextAgain() {
        List<String> twice = List.of(
                text(bench.read("one.docx", OfficePapers.docx())), text(bench.read("two.docx", OfficePapers.docx())));
        assertThat(twice.get(0).replaceAll("(Created|Modified): .*", ""))
                .isEqualTo(twice.get(1).replaceAll("(Created|Modified): .*", ""));
    }
}
