package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/**
 * The bodies of one mail. Alternatives (RFC 2046, 5.1.4) are meant to say the same, but a reader sees only one of them
 * and nobody has to keep the other true: all are read, and a line that
 * another one says too is not said again. Whatever isn't text
 * to be shown goes on as a part.
 */
final class MailBodies implements EmbeddedDocumentExtractor {
    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";
    private static final String RICH = "application/rtf";

    /** What Tika calls the bodies of an Outlook message. */
    private static final Set<String> BODIES = Set.of("html-body", "text-body", "rtf-body");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Embedded others;
    private final PartReader reader;
    private final PartBuffer text;
    private final int depth;

    /** The words of each body so far in their order, by its type. */
    private final Map<String, String> said = new LinkedHashMap<>();

    MailBodies(Embedded others, PartReader reader, PartBuffer text, int depth) {
        this.others = others;
        this.reader = reader;
        this.text = text;
        this.depth = depth;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return isBody(metadata) || others.shouldParseEmbedded(metadata);
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        if (!isBody(metadata)) {
            others.parseEmbedded(stream, handler, metadata, outputHtml);
            return;
        }
        PartBuffer body = new PartBuffer(reader.budget());
        body(stream, metadata, body).ifPresent(others::note);
        body.exceeded().ifPresent(others::note);
        add(type(metadata), body.text().toString());
    }

    /** Adds the lines that no body of another type says. */
    private void add(String type, String body) {
        List<String> other = said.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(type))
                .map(Map.Entry::getValue)
                .toList();
        text.line();
        for (String line : body.split("\n")) {
            String words = words(line);
            if (other.stream().noneMatch(before -> before.contains(words))) {
                text.adopt(line);
                text.append("\n");
            }
        }
        said.merge(type, words(body), String::concat);
    }

    private Optional<HoldCode> body(InputStream stream, Metadata metadata, PartBuffer body) throws IOException {
        Payloads payloads = new Payloads(reader, depth);
        try (TikaInputStream in = TikaInputStream.get(new CountedStream(stream, reader.budget()))) {
            return switch (type(metadata)) {
                case HTML -> HtmlText.read(in, metadata, body, payloads);
                case RICH -> reader.rich(in, metadata, depth, body);
                default -> PlainText.read(in, metadata, body, payloads);
            };
        } catch (LimitException e) {
            // A parser around this one would take it for its own.
            return Optional.of(e.code());
        }
    }

    /** Text to be shown, not a file that happens to be text. */
    private static boolean isBody(Metadata metadata) {
        String name = String.valueOf(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        boolean attached = String.valueOf(metadata.get(Metadata.CONTENT_DISPOSITION))
                .toLowerCase(Locale.ROOT)
                .startsWith("attachment");
        return switch (type(metadata)) {
            case PLAIN, HTML -> !attached && (name.equals("null") || BODIES.contains(name));
            case RICH -> BODIES.contains(name);
            default -> false;
        };
    }

    private static String type(Metadata metadata) {
        return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
    }

    /** Each word between blanks, so that a line is found wherever the other body breaks its lines. */
    private static String words(CharSequence text) {
        StringBuilder words = new StringBuilder(" ");
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.append(matcher.group().toLowerCase(Locale.ROOT)).append(' ');
        }
        return words.toString();
    }
}
