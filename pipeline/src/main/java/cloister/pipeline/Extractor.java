package cloister.pipeline;

/** Claim → ExtractedDocument. */
public interface Extractor {

    /**
     * Reads all text of the claimed file. Whatever is wrong with the file comes back as a part with trouble; exceptions
     * are for a broken installation.
     */
    ExtractedDocument extract(Claim claim);
}
