package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.wire.PartKind;
import cloister.pipeline.HoldCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/** What Tika's parsers hand embedded documents to: each becomes a part of its own, with its own trouble. */
final class Embedded implements EmbeddedDocumentExtractor {
    private final PartReader reader;
    private final int depth;
    private Optional<HoldCode> trouble = Optional.empty();
    private boolean stopped;

    /** @param depth of the container */
    Embedded(PartReader reader, int depth) {
        this.reader = reader;
        this.depth = depth;
    }

    /** What makes the container itself incomplete. */
    Optional<HoldCode> trouble() {
        return trouble;
    }

    void note(HoldCode code) {
        trouble = trouble.or(() -> Optional.of(code));
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        // After a limit there is no use in unpacking more: one refusal stands for the rest.
        return !stopped && !reader.budget().partsSpent();
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        if (stopped || reader.budget().partsSpent()) {
            return;
        }
        if (depth + 1 > reader.budget().limits().maxDepth()) {
            stop(HoldCode.TOO_DEEP, metadata);
            return;
        }
        try (TemporaryResources temporary = new TemporaryResources()) {
            TikaInputStream in = TikaInputStream.get(new CountedStream(stream, reader.budget()), temporary, metadata);
            if (stream instanceof TikaInputStream opened && opened.getOpenContainer() != null) {
                in.setOpenContainer(opened.getOpenContainer());
            }
            reader.read(in, metadata, kind(metadata), depth + 1);
        }
        // Going on would only unpack what nobody may look at.
        reader.budget().checkBytes();
        reader.budget().checkTime();
    }

    private void stop(HoldCode code, Metadata metadata) {
        reader.refuse(kind(metadata), depth + 1, code);
        stopped = true;
    }

    private static PartKind kind(Metadata metadata) {
        String type = String.valueOf(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
        String media = String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "MACRO" -> PartKind.MACRO;
            case "THUMBNAIL" -> PartKind.THUMBNAIL;
            case "INLINE" -> media.startsWith("image/") ? PartKind.IMAGE : PartKind.ATTACHMENT;
            default -> PartKind.ATTACHMENT;
        };
    }
}
