package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as a person could read it, and what stands in its source besides: hidden elements, attributes, comments, data in
 * scripts. Program code and styles are left out: they are no text of the document.
 */
final class HtmlText implements NodeVisitor {
    private static final Pattern META_CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w:.-]{1,40})");
    private static final int META_WITHIN = 4096;

    /** What doesn't part words. Any other element is a line of its own, as most of those that nobody knows are. */
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "mark",
            "nobr",
            "o:p",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "st1:personname",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tspan",
            "tt",
            "u",
            "var",
            "wbr");

    /** Inline, but not part of the word before them: marks of notes, text that was struck out. */
    private static final Set<String> PARTED = Set.of("sup", "del", "s", "strike");

    private static final Set<String> CELLS = Set.of("td", "th");

    /** Attributes that hold form, not content. Unknown ones are kept: better scanned than lost. */
    private static final Set<String> TECHNICAL = Set.of(
            "class",
            "style",
            "id",
            "width",
            "height",
            "rel",
            "type",
            "lang",
            "dir",
            "align",
            "valign",
            "border",
            "cellpadding",
            "cellspacing",
            "colspan",
            "rowspan",
            "bgcolor",
            "color",
            "face",
            "size",
            "target",
            "method",
            "charset",
            "http-equiv",
            "media",
            "for",
            "tabindex",
            "xmlns",
            "name",
            "property",
            "role",
            "onclick",
            "onload",
            "checked",
            "selected",
            "disabled",
            "hspace",
            "vspace",
            "nowrap",
            "clear",
            "background",
            "link",
            "vlink",
            "alink",
            "text",
            "language",
            "defer",
            "async",
            "nonce",
            "integrity",
            "crossorigin",
            "sizes",
            "cols",
            "rows");

    private static final Set<String> REFERENCES = Set.of("href", "src", "action", "cite", "srcset", "data", "poster");

    private final PartBuffer text;
    private final Payloads payloads;

    private HtmlText(PartBuffer text, Payloads payloads) {
        this.text = text;
        this.payloads = payloads;
    }

    static Optional<HoldCode> read(InputStream in, Metadata metadata, PartBuffer text, Payloads payloads)
            throws IOException {
        byte[] bytes = PlainText.bytes(in, payloads.limits().maxPartCharacters());
        Optional<String> decoded = Decoding.decode(bytes, declared(bytes, metadata));
        if (decoded.isEmpty()) {
            return Optional.of(HoldCode.UNKNOWN_FORMAT);
        }
        Jsoup.parse(decoded.get()).traverse(new HtmlText(text, payloads));
        return Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes, Metadata metadata) {
        String head = new String(bytes, 0, Math.min(META_WITHIN, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(head);
        Optional<Charset> inside = meta.find() ? Decoding.charset(meta.group(1)) : Optional.empty();
        return Optional.ofNullable(metadata.get(Metadata.CONTENT_ENCODING))
                .flatMap(Decoding::charset)
                .or(() -> inside);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(payloads.without(words.getWholeText()));
        } else if (node instanceof Comment comment) {
            text.append(" " + payloads.without(comment.getData()) + " ");
        } else if (node instanceof XmlDeclaration declaration) {
            text.append(" " + payloads.without(declaration.getWholeDeclaration()) + " ");
        } else if (node instanceof DataNode data && holdsData(data)) {
            text.append(payloads.without(data.getWholeData()));
        } else if (node instanceof Element element) {
            part(element.normalName());
            element.attributes().forEach(attribute -> attribute(element, attribute));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (CELLS.contains(element.normalName())) {
                text.append("\t");
            } else {
                part(element.normalName());
            }
        }
    }

    private void part(String element) {
        if (PARTED.contains(element)) {
            text.append(" ");
        } else if (!INLINE.contains(element) && !CELLS.contains(element)) {
            text.line();
        }
    }

    private static boolean holdsData(DataNode data) {
        return Optional.ofNullable(data.parent())
                .map(parent -> parent.attr("type").toLowerCase(Locale.ROOT))
                .filter(type -> type.contains("json"))
                .isPresent();
    }

    private void attribute(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue();
        if (TECHNICAL.contains(name) || name.startsWith("xmlns:") || value.isBlank()) {
            return;
        }
        if (value.regionMatches(true, 0, "data:", 0, 5)) {
            text.append(" [" + payloads.dataUri(value) + "] ");
        } else if (name.equals("srcdoc")) {
            // A page of its own, as the value of an attribute.
            Jsoup.parse(value).traverse(new HtmlText(text, payloads));
        } else if (element.hasAttr("http-equiv")) {
            // Instructions to browsers.
            return;
        } else if (REFERENCES.contains(name)) {
            if (value.matches("(?is)(mailto|tel|sms|https?|ftp|sip|callto|file):.*")) {
                text.append(" <" + value + "> ");
            }
        } else {
            String label = element.normalName().equals("meta") ? element.attr("name") + element.attr("property") : name;
            text.append(" [" + label + ": " + payloads.without(value) + "] ");
        }
    }
}
