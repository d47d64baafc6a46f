package cloister.ingest.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A mailbox that says "X-Misbehave: hang" and the like gets its wish, inside the worker. Others are parsed as ever. */
public final class MisbehavingParser implements Parser {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("mbox"));
    }

    @Override
    public void parse(InputStream in, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        byte[] bytes = in.readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.contains("X-Misbehave: hang")) {
            hang();
        } else if (text.contains("X-Misbehave: memory")) {
            fill();
        } else if (text.contains("X-Misbehave: exit")) {
            System.exit(0);
        } else if (text.contains("X-Misbehave: print")) {
            System.out.println("not a frame");
            System.out.flush();
        } else if (text.contains("X-Misbehave: recurse")) {
            recurse(0);
        } else if (text.contains("X-Misbehave: swallow")) {
            swallow(handler, metadata);
        }
        try (TikaInputStream again = TikaInputStream.get(bytes)) {
            new MboxParser().parse(again, handler, metadata, context);
        }
    }

    private static void hang() {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    private static void fill() {
        List<byte[]> hoard = new ArrayList<>();
        while (true) {
            hoard.add(new byte[1 << 20]);
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }

    /** Writes too much and hides that it was told so. */
    private static void swallow(ContentHandler handler, Metadata metadata) throws SAXException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
        xhtml.startDocument();
        String line = "a long line of a long text that never ends\n".repeat(1_000);
        for (int i = 0; i < 100; i++) {
            try {
                xhtml.characters(line);
            } catch (RuntimeException | SAXException e) {
                continue;
            }
        }
        xhtml.endDocument();
    }
}
