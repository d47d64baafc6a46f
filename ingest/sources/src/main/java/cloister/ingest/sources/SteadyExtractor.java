package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.Extractor;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import cloister.pipeline.SensitiveText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An extractor whose text counts only if the file still holds what was claimed after it was read. Else the document is
 * held: nobody could say which state of the file the text is from. Every flow over files of others is to be built with
 * it.
 */
public final class SteadyExtractor implements Extractor {
    private final Extractor inner;
    private final Disk disk = new LocalDisk();

    public SteadyExtractor(Extractor inner) {
        this.inner = inner;
    }

    @Override
    public ExtractedDocument extract(Claim claim) {
        ExtractedDocument document = inner.extract(claim);
        return trouble(claim)
                .map(code -> ExtractedDocument.assemble(
                        claim.id(),
                        List.of(new PartText(
                                "document", "application/octet-stream", 0, SensitiveText.of(""), Optional.of(code)))))
                .orElse(document);
    }

    private Optional<HoldCode> trouble(Claim claim) {
        try {
            boolean same = disk.digest(claim.file().path()).equals(claim.content());
            return same ? Optional.empty() : Optional.of(HoldCode.CHANGED);
        } catch (IOException e) {
            return Optional.of(HoldCode.UNREADABLE);
        }
    }
}
