package cloister.ingest.extraction;

import java.util.LinkedHashMap;
import java.util.Map;

/** Word documents written by hand, for markup that no library writes. */
final class WordPapers {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String SPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private WordPapers() {}

    static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    static String inserted(String words) {
        return "<w:ins w:id=\"1\" w:author=\"Ines Inserter\">" + run(words) + "</w:ins>";
    }

    static String deleted(String words) {
        return "<w:del w:id=\"2\" w:author=\"Dora Deleter\"><w:r><w:delText xml:space=\"preserve\">" + words
                + "</w:delText></w:r></w:del>";
    }

    static String paragraph(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    static byte[] docx(String body) {
        return docx(body, Map.of());
    }

    /** @param others kinds of parts ("footnotes") with the content of their first elements */
    static byte[] docx(String body, Map<String, String> others) {
        StringBuilder types =
                new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("document", "document.main"));
        StringBuilder relations = new StringBuilder();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        others.forEach((kind, content) -> {
            types.append(type(kind, kind));
            relations.append(relation(kind, kind + ".xml"));
            String root = Map.of("header", "hdr", "footer", "ftr").getOrDefault(kind, kind);
            entries.put(
                    "word/" + kind + ".xml", Papers.utf8("<w:" + root + SPACES + ">" + content + "</w:" + root + ">"));
        });
        entries.put("[Content_Types].xml", Papers.utf8(types + "</Types>"));
        entries.put("_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
        entries.put("word/_rels/document.xml.rels", relations(relations.toString()));
        entries.put(
                "word/document.xml",
                Papers.utf8("<w:document" + SPACES + "><w:body>" + body + "</w:body></w:document>"));
        return Papers.zip(entries);
    }

    private static String type(String name, String kind) {
        return "<Override PartName=\"/word/" + name + ".xml\" ContentType=\"" + WORD + kind + "+xml\"/>";
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"r" + kind + "\" Type=\"" + RELATION + kind + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] relations(String content) {
        return Papers.utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + content + "</Relationships>");
    }
}
