package cloister.ingest.extraction;

import static cloister.ingest.extraction.Bench.codes;
import static cloister.ingest.extraction.Bench.text;
import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.ExtractedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that say one thing in several ways, or several things where one is expected. */
class MailBodiesIT {
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

    private static ExtractedDocument complete(String name, byte[] content) {
        ExtractedDocument document = bench.read(name, content);
        assertThat(codes(document)).as(name).isEmpty();
        return document;
    }

    private static String part(String type, String content) {
        return "--b\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }

    private static byte[] mail(String multipart, String... parts) {
        return Papers.utf8("From: ada@example.org\r\nSubject: Test\r\nMIME-Version: 1.0\r\n"
                + "Message-ID: <1@example.org>\r\nContent-Type: " + multipart + "; boundary=\"b\"\r\n\r\n"
                + String.join("", parts) + "--b--\r\n");
    }

    @Test
    void alternatives_thatDiffer_areBothRead() {
        ExtractedDocument document = complete(
                "differ.eml",
                mail(
                        "multipart/alternative",
                        part("text/plain; charset=utf-8", "Good day.\r\nPlain only: Paula Pemberly"),
                        part("text/html; charset=utf-8", "<p>Good day.</p><p hidden>Markup only: Hanna Holm</p>")));
        assertThat(text(document)).contains("Paula Pemberly", "Hanna Holm").containsOnlyOnce("Good day.");
        assertThat(document.parts()).hasSize(1);
    }

    @Test
    void alternatives_thatSayTheSame_areSaidOnce() {
        ExtractedDocument document = complete(
                "same.eml",
                mail(
                        "multipart/alternative",
                        part("text/plain", "Dear Paula,\r\nyour test is\r\nfine."),
                        part("text/html", "<div>Dear <b>Paula</b>,<br>your test is fine.</div>")));
        assertThat(text(document)).containsOnlyOnce("Paula").containsOnlyOnce("fine.");
    }

    @Test
    void calendarInAlternative_isUnfolded_andReadAsAPart() {
        String calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN=Paula Pem\r\n berly:mailto:p@example.org\r\n"
                + "DESCRIPTION:First line\\nKowalski\\, Jan\r\nEND:VEVENT\r\nEND:VCALENDAR";
        ExtractedDocument document = complete(
                "invitation.eml",
                mail(
                        "multipart/alternative",
                        part("text/plain", "You are invited"),
                        part("text/calendar; method=REQUEST; charset=utf-8", calendar)));
        assertThat(text(document)).contains("You are invited", "Paula Pemberly", "First line\nKowalski, Jan");
    }

    @Test
    void forwardedMail_isReadWithItsOwnAlternativesAndAttachments() {
        String inner = new String(
                        mail(
                                "multipart/alternative",
                                part("text/plain", "Inner plain Ines"),
                                part("text/html", "<p>Inner markup Max</p>")),
                        StandardCharsets.UTF_8)
                .replace("\"b\"", "\"c\"")
                .replace("--b", "--c");
        ExtractedDocument document = complete(
                "forward.eml", mail("multipart/mixed", part("text/plain", "See below"), part("message/rfc822", inner)));
        assertThat(text(document)).contains("See below", "Inner plain Ines", "Inner markup Max");
        assertThat(document.parts()).hasSize(2);
        assertThat(document.parts().get(1).mediaType()).isEqualTo("message/rfc822");
    }

    @Test
    void alternativesInsideRelated_bringTheirPicturesAsParts() {
        String nested = "--b\r\nContent-Type: multipart/alternative; boundary=\"c\"\r\n\r\n"
                + (part("text/plain", "Plain Petra") + part("text/html", "<p>Markup Mia</p><img src=cid:1>"))
                        .replace("--b", "--c")
                + "--c--\r\n";
        String dot = Base64.getMimeEncoder().encodeToString(Papers.png(new java.awt.image.BufferedImage(8, 8, 1)));
        String picture =
                "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <1>\r\n\r\n" + dot
                        + "\r\n";
        ExtractedDocument document = complete("related.eml", mail("multipart/related", nested, picture));
        assertThat(text(document)).contains("Plain Petra", "Markup Mia");
        assertThat(document.parts()).hasSize(2);
    }

    @Test
    void bodyInAnEncodingThatLooksLikeAscii_isDecoded() {
        byte[] words = "患者 山田太郎".getBytes(Charset.forName("ISO-2022-JP"));
        String body = new String(words, StandardCharsets.US_ASCII);
        assertThat(text(complete("jp.eml", mail("multipart/mixed", part("text/plain; charset=iso-2022-jp", body)))))
                .contains("山田太郎");
    }

    @Test
    void escapedCharactersInJson_areResolved() {
        String json =
                "{\"name\": \"J\\u00fcrgen M\\u00FCller\", \"note\": \"seen\\nKowalski\", \"dob\": \"1\\/2\\/1970\","
                        + " \"path\": \"C:\\\\new\"}";
        assertThat(text(complete("escaped.json", Papers.utf8(json))))
                .contains("Jürgen Müller", "seen\nKowalski", "1/2/1970", "C:\\\\new");
    }
}
