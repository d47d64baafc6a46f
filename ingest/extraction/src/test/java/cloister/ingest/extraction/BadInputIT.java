package cloister.ingest.extraction;

import static cloister.ingest.extraction.Bench.codes;
import static cloister.ingest.extraction.Bench.text;
import static org.assertj.core.api.Assertions.assertThat;

import cloister.ingest.extraction.wire.Limits;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that must never pass as read completely, each with the reason that a person will see. */
class BadInputIT {
    private static final Limits LIMITS = Limits.defaults()
            .withMaxBytes(20 << 20)
            .withMaxCharacters(300_000, 200_000)
            .withMaxDepth(4)
            .withMaxParts(20);

    @TempDir
    static Path root;

    private static Bench bench;

    @BeforeAll
    static void open() {
        bench = new Bench(root, ExtractionSettings.defaults().withLimits(LIMITS));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static void held(String name, byte[] content, HoldCode... codes) {
        assertThat(bench.troubles(name, content)).as(name).containsExactly(codes);
    }

    @Test
    void emptyFile_isHeld() {
        held("empty.pdf", new byte[0], HoldCode.EMPTY);
    }

    @Test
    void blankFile_hasNoText() {
        held("blank.txt", Papers.utf8(" \n\t\n"), HoldCode.NO_TEXT);
    }

    @Test
    void missingFolderAndLink_areUnreadable() throws IOException {
        Path link = root.resolve("link.txt");
        Files.createSymbolicLink(link, Path.of("/etc/hostname"));
        for (Path file : new Path[] {root.resolve("missing"), root, link}) {
            assertThat(codes(bench.extractor.extract(Survey.claim(file)))).containsExactly(HoldCode.UNREADABLE);
        }
    }

    @Test
    void fileOverTheLimit_isTooLarge() {
        held("large.txt", new byte[(20 << 20) + 1], HoldCode.TOO_LARGE);
    }

    @Test
    void bytesWithoutAFormat_areUnknown_whateverTheirName() {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        for (String name : new String[] {"noise", "noise.txt", "noise.csv", "noise.html"}) {
            held(name, noise, HoldCode.UNKNOWN_FORMAT);
        }
    }

    @Test
    void programsAndSound_areUnknown_evenWithTextInTheirMetadata() {
        byte[] elf = Arrays.copyOf(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}, 4_000);
        byte[] mp3 = Arrays.copyOf(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFB}, 4_000);
        held("program", elf, HoldCode.UNKNOWN_FORMAT);
        held("sound.mp3", mp3, HoldCode.UNKNOWN_FORMAT);
    }

    @Test
    void soundInsideAnArchive_holdsThatPart_andTheRestIsStillRead() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.mp3", Arrays.copyOf(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0}, 4_000));
        entries.put("b.txt", Papers.utf8("still read"));
        ExtractedDocument document = bench.read("mixed.zip", Papers.zip(entries));
        assertThat(codes(document)).containsExactly(HoldCode.UNKNOWN_FORMAT);
        assertThat(document.parts().get(1).trouble()).contains(HoldCode.UNKNOWN_FORMAT);
        assertThat(document.parts().get(2).trouble()).isEmpty();
        assertThat(text(document)).contains("still read");
    }

    @Test
    void encryptedDocuments_areSaidToBeSo() {
        held("secret.pdf", PdfPapers.encrypted("Hidden Hugo", "user"), HoldCode.ENCRYPTED);
        held("secret.docx", OfficePapers.encrypted(OfficePapers.docx()), HoldCode.ENCRYPTED);
        held("secret.xlsx", OfficePapers.encrypted(OfficePapers.xlsx()), HoldCode.ENCRYPTED);
        held("secret.zip", encryptedZip(), HoldCode.ENCRYPTED);
    }

    /** A stored entry with the bit that says "encrypted"; nobody has the key, so its bytes don't matter. */
    private static byte[] encryptedZip() {
        byte[] zip = Papers.zip(Map.of("a.txt", Papers.utf8("hidden")));
        for (int i = 0; i + 10 < zip.length; i++) {
            boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
            boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            if (local) {
                zip[i + 6] |= 1;
            } else if (central) {
                zip[i + 8] |= 1;
            }
        }
        return zip;
    }

    @Test
    void encryptedAttachment_holdsItsMail() {
        String mail = "From: a@example.org\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + java.util.Base64.getMimeEncoder().encodeToString(PdfPapers.encrypted("Hidden", "user"));
        held("mail.eml", Papers.utf8(mail), HoldCode.ENCRYPTED);
    }

    @Test
    void filesCutOff_areTruncated() {
        for (Map.Entry<String, byte[]> whole : Map.of(
                        "cut.docx", OfficePapers.docx(),
                        "cut.xlsx", OfficePapers.xlsx(),
                        "cut.pdf", PdfPapers.plain("Some words"),
                        "cut.zip", Papers.zip(Map.of("a.txt", Papers.utf8("words ".repeat(500)))),
                        "cut.gz", Papers.gzip(noiseText()),
                        "cut.rtf", Papers.utf8("{\\rtf1 some words that go on and on}"),
                        "cut.xml", Papers.utf8("<?xml version='1.0'?><a><b>words</b></a>"))
                .entrySet()) {
            byte[] bytes = whole.getValue();
            byte[] cut = Arrays.copyOf(bytes, bytes.length * 9 / 10);
            assertThat(bench.troubles(whole.getKey(), cut)).as(whole.getKey()).containsExactly(HoldCode.TRUNCATED);
        }
    }

    private static byte[] noiseText() {
        StringBuilder text = new StringBuilder();
        new Random(3).ints(20_000, 'a', 'z').forEach(c -> text.append((char) c).append(c % 7 == 0 ? "\n" : ""));
        return Papers.utf8(text.toString());
    }

    @Test
    void damagedPackage_isCorrupt() {
        byte[] docx = OfficePapers.docx();
        byte[] broken = Papers.zip(Map.of(
                "[Content_Types].xml",
                Papers.utf8("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-"
                        + "officedocument.wordprocessingml.document.main+xml'/></Types>"),
                "_rels/.rels",
                Papers.utf8("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                        + "relationships/officeDocument' Target='word/document.xml'/></Relationships>"),
                "word/document.xml",
                Papers.utf8("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                        + "<w:body><w:p><w:r><w:t>words</w:t></w:p></w:body>")));
        assertThat(docx).isNotEqualTo(broken);
        assertThat(bench.troubles("broken.docx", broken)).containsAnyOf(HoldCode.CORRUPT, HoldCode.TRUNCATED);
    }

    @Test
    void damagedUtf8_isNotReadAsSomethingElse() {
        byte[] text = Papers.utf8("Jürgen Müller, Köln, Österreich, Größe, Straße, größer");
        byte[] damaged = Arrays.copyOf(text, text.length + 1);
        damaged[text.length] = (byte) 0xC3;
        held("damaged.txt", damaged, HoldCode.UNKNOWN_FORMAT);
    }

    @Test
    void nestingBeyondTheLimit_isTooDeep() {
        byte[] nested = Papers.utf8("at the bottom");
        for (int i = 0; i < 6; i++) {
            nested = Papers.zip(Map.of("level" + i + (i == 0 ? ".txt" : ".zip"), nested));
        }
        ExtractedDocument document = bench.read("nested.zip", nested);
        assertThat(codes(document)).containsExactly(HoldCode.TOO_DEEP);
        assertThat(text(document)).doesNotContain("at the bottom");
    }

    @Test
    void partsBeyondTheLimit_areRefusedWithOneWord() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            entries.put(i + ".txt", Papers.utf8("entry " + i));
        }
        ExtractedDocument document = bench.read("many.zip", Papers.zip(entries));
        assertThat(codes(document)).containsExactly(HoldCode.TOO_MANY_PARTS);
        assertThat(document.parts()).hasSize(LIMITS.maxParts() + 1);
    }

    @Test
    void zipBomb_isStopped() {
        byte[] bomb = Arrays.copyOf(Papers.utf8("%PDF-1.4\n"), 80 << 20);
        held("bomb.zip", Papers.zip(Map.of("a.pdf", bomb)), HoldCode.TOO_LARGE);
        held("bomb.gz", Papers.gzip(Papers.gzip(bomb)), HoldCode.TOO_LARGE);
        byte[] words = Papers.utf8("words\n".repeat(10 << 20));
        assertThat(bench.troubles("words.gz", Papers.gzip(words))).contains(HoldCode.TOO_MUCH_TEXT);
    }

    @Test
    void moreTextThanAllowed_isCutAndSaid_inAPartAndInAll() {
        byte[] long1 = Papers.utf8("words and more words\n".repeat(12_000));
        held("long.txt", long1, HoldCode.TOO_MUCH_TEXT);
        byte[] half = Papers.utf8("words and more words\n".repeat(8_000));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : new String[] {"a.txt", "b.txt", "c.txt"}) {
            entries.put(name, half);
        }
        ExtractedDocument document = bench.read("three.zip", Papers.zip(entries));
        assertThat(document.text().length()).isLessThan(301_000);
        assertThat(document.parts().get(1).trouble()).isEmpty();
        assertThat(document.parts().get(2).trouble()).contains(HoldCode.TOO_MUCH_TEXT);
        assertThat(document.parts().get(3).trouble()).contains(HoldCode.TOO_MUCH_TEXT);
    }

    @Test
    void limitThatAParserSwallows_isRemembered() {
        held("swallow.mbox", Papers.mailbox("swallow"), HoldCode.TOO_MUCH_TEXT);
    }

    @Test
    void namesOfAllKinds_areRead() {
        for (String name :
                new String[] {"with blank.txt", "quote'\".txt", "😷 Müller.txt", "..txt", "a".repeat(251) + ".txt"}) {
            assertThat(bench.troubles(name, Papers.utf8("some words"))).as(name).isEmpty();
        }
    }
}
