package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.Delivery;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Results to {@code out/}, the original to {@code done/} or {@code held/}, then the claim's folder goes. Each step is
 * durable before the next begins, so that a missing original proves that its results were written.
 */
final class ShareDelivery implements Delivery {
    private final WatchSettings settings;
    private final Layout layout;
    private final Claims claims;
    private final ResultFiles files;

    ShareDelivery(WatchSettings settings, Disk disk, Claims claims) {
        this.settings = settings;
        this.layout = new Layout(settings.root());
        this.claims = claims;
        this.files = new ResultFiles(disk, layout.out());
    }

    @Override
    public void deliver(Claim claim, Outcome outcome, Optional<DocumentId> sameAs) {
        try {
            Optional<Holding> holding = claims.holding(claim.id());
            if (holding.isPresent()) {
                files.write(base(holding.get()), claim.id(), outcome, sameAs);
                putAway(holding.get(), claim, outcome);
            }
            claims.close(claim.id());
        } catch (IOException e) {
            throw SafeIo.unchecked("the results can't be delivered to the share", e);
        }
    }

    private Path base(Holding holding) throws IOException {
        DocumentId id = holding.id();
        return settings.names() == OutputNames.ID
                ? Path.of(id.toString())
                : files.baseByName(layout.claim(id), holding.relative(), id);
    }

    private void putAway(Holding holding, Claim claim, Outcome outcome) throws IOException {
        if (settings.originals() == Originals.LEAVE) {
            claims.drop(holding);
        } else if (!claims.isUnchanged(claim)) {
            // Somebody wrote into it after it was read: that is another document, so back with it.
            claims.putAway(holding, layout.root());
        } else {
            claims.putAway(holding, outcome.fold(r -> layout.done(), h -> layout.held()));
        }
    }
}
