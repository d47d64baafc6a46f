package cloister.ingest.sources;

import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.Sha256;
import java.util.List;
import java.util.Optional;

/** An archive that outlives the process in front of it; each of its steps can be the one that the kill comes before. */
record FusedArchive(Archive archive, Fuse fuse) implements Archive {

    @Override
    public void claimed(Claim claim, Mandate mandate) {
        fuse.step();
        archive.claimed(claim, mandate);
    }

    @Override
    public Optional<Prior> prior(Sha256 content, Sha256 recipe) {
        fuse.step();
        return archive.prior(content, recipe);
    }

    @Override
    public void decided(Decision decision) {
        fuse.step();
        archive.decided(decision);
    }

    @Override
    public Optional<Outcome> outcome(DocumentId id) {
        fuse.step();
        return archive.outcome(id);
    }

    @Override
    public Optional<DocumentId> sameAs(DocumentId id) {
        fuse.step();
        return archive.sameAs(id);
    }

    @Override
    public void delivered(DocumentId id) {
        fuse.step();
        archive.delivered(id);
    }

    @Override
    public void givenBack(DocumentId id) {
        fuse.step();
        archive.givenBack(id);
    }

    @Override
    public List<DocumentId> open(String source) {
        fuse.step();
        return archive.open(source);
    }

    @Override
    public void consulted(List<Consultation> consultations) {
        fuse.step();
        archive.consulted(consultations);
    }
}
