package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.ingest.extraction.wire.PartKind;
import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one part, and through {@link Embedded} whatever is inside it. */
final class PartReader {
    private final Parsers parsers;
    private final Tesseract ocr;
    private final Budget budget;
    private final Sink sink;

    PartReader(Parsers parsers, Tesseract ocr, Budget budget, Sink sink) {
        this.parsers = parsers;
        this.ocr = ocr;
        this.budget = budget;
        this.sink = sink;
    }

    Budget budget() {
        return budget;
    }

    /** Never throws for the sake of the part: what went wrong is told with it. */
    void read(TikaInputStream in, Metadata metadata, PartKind kind, int depth) {
        if (!admit(kind, depth)) {
            return;
        }
        int number = sink.begin(kind, depth);
        PartBuffer text = new PartBuffer(budget);
        MediaType type = MediaType.OCTET_STREAM;
        Optional<HoldCode> trouble;
        try {
            budget.checkTime();
            type = type(in, metadata);
            metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
            trouble = content(in, metadata, type, depth, text);
        } catch (IOException | TikaException | SAXException | RuntimeException e) {
            trouble = Optional.of(Troubles.of(e));
        } catch (StackOverflowError | LinkageError e) {
            trouble = Optional.of(Troubles.of(e));
        }
        addMetadata(metadata, type, depth, text);
        Optional<HoldCode> reported = trouble;
        sink.end(
                number,
                text.text(),
                name(type),
                text.exceeded().or(() -> reported).or(() -> Troubles.noted(metadata)));
    }

    /** What reads the text of a part that isn't a file of its own. */
    @FunctionalInterface
    interface Source {
        Optional<HoldCode> read(PartBuffer text) throws IOException;
    }

    /** A part that was made here, such as the drawing of a page. */
    void part(PartKind kind, int depth, Source source) {
        if (!admit(kind, depth)) {
            return;
        }
        int number = sink.begin(kind, depth);
        PartBuffer text = new PartBuffer(budget);
        Optional<HoldCode> trouble;
        try {
            trouble = source.read(text);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            trouble = Optional.of(Troubles.of(e));
        }
        sink.end(number, text.text(), MediaType.image("png").toString(), trouble.or(text::exceeded));
    }

    /** Tells of a part that isn't read. */
    void refuse(PartKind kind, int depth, HoldCode why) {
        if (admit(kind, depth)) {
            tell(kind, depth, why);
        }
    }

    private boolean admit(PartKind kind, int depth) {
        boolean admitted = budget.takePart();
        if (!admitted && budget.firstRefusal()) {
            tell(kind, depth, HoldCode.TOO_MANY_PARTS);
        }
        return admitted;
    }

    private void tell(PartKind kind, int depth, HoldCode why) {
        sink.end(sink.begin(kind, depth), "", MediaType.OCTET_STREAM.toString(), Optional.of(why));
    }

    private Optional<HoldCode> content(
            TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        boolean embedded = depth > 0;
        if (isThumbnail(metadata)) {
            return Optional.empty();
        }
        if (in.getOpenContainer() == null && isEmpty(in)) {
            return embedded ? Optional.empty() : Optional.of(HoldCode.EMPTY);
        }
        if (budget.outOfCharacters()) {
            return Optional.of(HoldCode.TOO_MUCH_TEXT);
        }
        Payloads payloads = new Payloads(this, depth);
        return switch (parsers.formats().of(type, embedded)) {
            case TEXT -> PlainText.read(in, metadata, text, payloads);
            case HTML -> HtmlText.read(in, metadata, text, payloads);
            case XML -> XmlText.read(in, text, payloads);
            case MAIL -> mail(in, metadata, type, depth, text);
            case PARSED -> office(in, metadata, type, depth, text);
            case PDF -> pdf(in, metadata, type, depth, text);
            case IMAGE -> image(in, metadata, type, depth, text);
            case METAFILE -> metafile(in, metadata, type, depth, text);
            case SIGNED -> signed(in, metadata, type, depth, text);
            case COMPANION -> Optional.empty();
            case ENCRYPTED -> Optional.of(HoldCode.ENCRYPTED);
            case UNKNOWN -> Optional.of(HoldCode.UNKNOWN_FORMAT);
        };
    }

    private Optional<HoldCode> parsed(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        return parsed(in, metadata, type, depth, new XhtmlText(text));
    }

    private Optional<HoldCode> parsed(
            TikaInputStream in, Metadata metadata, MediaType type, int depth, ContentHandler handler)
            throws IOException, TikaException, SAXException {
        Embedded embedded = new Embedded(this, depth);
        return parsed(in, metadata, type, handler, embedded, embedded);
    }

    private Optional<HoldCode> parsed(
            TikaInputStream in,
            Metadata metadata,
            MediaType type,
            ContentHandler handler,
            Embedded embedded,
            EmbeddedDocumentExtractor extractor)
            throws IOException, TikaException, SAXException {
        Optional<HoldCode> unwhole = Wholeness.trouble(in, type);
        ParseContext context = Parsers.context();
        context.set(EmbeddedDocumentExtractor.class, extractor);
        context.set(Parser.class, new RoutingParser(parsers, embedded));
        try {
            parsers.parser(budget.limits().maxExpansion()).parse(in, handler, metadata, context);
        } finally {
            unwhole.ifPresent(embedded::note);
        }
        return embedded.trouble();
    }

    private Optional<HoldCode> mail(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        Embedded embedded = new Embedded(this, depth);
        MailBodies bodies = new MailBodies(embedded, this, text, depth);
        return parsed(in, metadata, type, new XhtmlText(text), embedded, bodies);
    }

    /** The rich text of a mail, which is no part of its own. */
    Optional<HoldCode> rich(TikaInputStream in, Metadata metadata, int depth, PartBuffer text) {
        MediaType type = MediaType.application("rtf");
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
        try {
            return office(in, metadata, type, depth, text);
        } catch (IOException | TikaException | SAXException | RuntimeException e) {
            return Optional.of(Troubles.of(e));
        } catch (StackOverflowError | LinkageError e) {
            return Optional.of(Troubles.of(e));
        }
    }

    private Optional<HoldCode> office(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        boolean rtf = type.getSubtype().equals("rtf");
        boolean document = !Wholeness.isInsideOle(in) && Wholeness.isDocumentPackage(type);
        boolean prose = document && PackageProse.reads(type);
        Path file = rtf || document ? in.getPath() : Path.of("");
        // Of a package whose text is read here, Tika gives metadata and embedded parts.
        ContentHandler handler = prose ? new DefaultHandler() : new XhtmlText(text);
        Optional<HoldCode> trouble = parsed(in, metadata, type, depth, handler);
        if (trouble.isPresent() || text.exceeded().isPresent()) {
            return trouble;
        }
        if (type.getSubtype().equals("msword")) {
            BinaryWordChanges.read(in, text);
        }
        Set<String> told = prose ? new PackageProse(text, budget).read(file, type) : Set.of();
        if (rtf) {
            RtfRemainder.read(Files.readAllBytes(file), new Remainder(text));
        } else if (document) {
            new PackageRemainder(new Remainder(text), budget, told).read(file);
        }
        return Optional.empty();
    }

    private Optional<HoldCode> pdf(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        in.getPath();
        Optional<HoldCode> trouble = parsed(in, metadata, type, depth, text);
        if (trouble.isPresent() || text.exceeded().isPresent()) {
            return trouble;
        }
        new PdfPages(ocr, this, depth + 1).read(in.getPath(), metadata);
        return Optional.empty();
    }

    private Optional<HoldCode> image(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        Path file = in.getPath();
        Optional<HoldCode> trouble = parsed(in, metadata, type, depth, text);
        if (trouble.isPresent()) {
            return trouble;
        }
        return new Pictures(ocr, budget).read(file, text, depth > 0);
    }

    private Optional<HoldCode> metafile(
            TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        Path file = in.getPath();
        return parsed(in, metadata, type, depth, text)
                .or(() -> new Metafiles(ocr, budget).read(file, type, text, depth > 0));
    }

    /** Signed content comes out as a part; what can't be opened is meant for somebody else's key. */
    private Optional<HoldCode> signed(TikaInputStream in, Metadata metadata, MediaType type, int depth, PartBuffer text)
            throws IOException, TikaException, SAXException {
        if (Wholeness.isEnveloped(in)) {
            return Optional.of(HoldCode.ENCRYPTED);
        }
        return parsed(in, metadata, type, depth, text);
    }

    /** A small copy of the first page: it says nothing that the document doesn't. */
    private static boolean isThumbnail(Metadata metadata) {
        return TikaCoreProperties.EmbeddedResourceType.THUMBNAIL
                .toString()
                .equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
    }

    private void addMetadata(Metadata metadata, MediaType type, int depth, PartBuffer text) {
        try {
            boolean mail = type.getType().equals("message") || type.getSubtype().equals("vnd.ms-outlook");
            String lines = MetadataLines.of(metadata, depth > 0);
            if (lines.isEmpty()) {
                return;
            }
            if (mail) {
                text.prepend(lines + "\n");
            } else {
                text.line();
                text.append(lines);
            }
        } catch (LimitException e) {
            // The buffer remembers.
            return;
        }
    }

    private MediaType type(TikaInputStream in, Metadata metadata) throws IOException {
        MediaType type = parsers.detector().detect(in, metadata);
        boolean textual = type.getType().equals("text") && in.getOpenContainer() == null;
        return textual ? MailLook.of(in).orElse(type) : type;
    }

    private static boolean isEmpty(TikaInputStream in) throws IOException {
        in.mark(1);
        boolean empty = in.read() < 0;
        in.reset();
        return empty;
    }

    /** As the parent accepts it: lower case, no parameters. */
    private static String name(MediaType type) {
        String name = type.getBaseType().toString().toLowerCase(java.util.Locale.ROOT);
        return name.matches("[a-z0-9][a-z0-9.+_-]{0,80}/[a-z0-9][a-z0-9.+_-]{0,120}")
                ? name
                : MediaType.OCTET_STREAM.toString();
    }
}
