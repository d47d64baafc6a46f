package cloister.ingest.extraction.worker;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;

/**
 * Some parsers call the parser of their context directly instead of handing over an embedded document (compressed and
 * signed files); this turns such a call into a part like any other, so that no limit is passed by.
 */
final class RoutingParser extends AutoDetectParser {
    private static final long serialVersionUID = 1L;

    private final transient Embedded embedded;

    RoutingParser(Parsers parsers, Embedded embedded) {
        super(parsers.detector(), new Parser[] {parsers.parsers()});
        this.embedded = embedded;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException {
        embedded.parseEmbedded(stream, handler, metadata, false);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata) throws IOException {
        embedded.parseEmbedded(stream, handler, metadata, false);
    }
}
