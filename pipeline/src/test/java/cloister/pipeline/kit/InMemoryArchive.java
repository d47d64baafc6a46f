package cloister.pipeline.kit;

import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive that lives as long as its object: what a test hands to the next process after a crash. */
public final class InMemoryArchive implements Archive {
    private final Map<DocumentId, Entry> entries = new LinkedHashMap<>();
    private final List<Consultation> consultations = new ArrayList<>();
    private boolean down;

    /** How far a document has come. */
    public enum State {
        CLAIMED,
        DECIDED,
        DELIVERED,
        GIVEN_BACK
    }

    private static final class Entry {
        private final Claim claim;
        private Optional<Decision> decision = Optional.empty();
        private State state = State.CLAIMED;

        private Entry(Claim claim) {
            this.claim = claim;
        }
    }

    /** While it is down, every method throws and changes nothing. */
    public synchronized void down(boolean isDown) {
        this.down = isDown;
    }

    @Override
    public synchronized void claimed(Claim claim, Mandate mandate) {
        requireUp();
        entries.computeIfAbsent(claim.id(), id -> new Entry(claim));
    }

    @Override
    public synchronized Optional<Prior> prior(Sha256 content, Sha256 recipe) {
        requireUp();
        return decisions().stream()
                .filter(d -> d.claim().content().equals(content) && d.recipe().equals(recipe))
                .filter(d -> d.outcome() instanceof Outcome.Released)
                .map(d -> new Prior(d.claim().id(), (Outcome.Released) d.outcome()))
                .findFirst();
    }

    @Override
    public synchronized void decided(Decision decision) {
        requireUp();
        Entry entry = entry(decision.claim().id());
        if (entry.state != State.CLAIMED) {
            throw new IllegalStateException("a second decision on one document");
        }
        entry.decision = Optional.of(decision);
        entry.state = State.DECIDED;
    }

    @Override
    public synchronized Optional<Outcome> outcome(DocumentId id) {
        requireUp();
        return Optional.ofNullable(entries.get(id)).flatMap(e -> e.decision).map(Decision::outcome);
    }

    @Override
    public synchronized Optional<DocumentId> sameAs(DocumentId id) {
        requireUp();
        return Optional.ofNullable(entries.get(id)).flatMap(e -> e.decision).flatMap(Decision::sameAs);
    }

    @Override
    public synchronized void delivered(DocumentId id) {
        requireUp();
        Entry entry = entry(id);
        if (entry.decision.isEmpty()) {
            throw new IllegalStateException("delivered without a decision");
        }
        entry.state = State.DELIVERED;
    }

    @Override
    public synchronized void givenBack(DocumentId id) {
        requireUp();
        Entry entry = entry(id);
        if (entry.decision.isPresent()) {
            throw new IllegalStateException("a decided document can't be given back");
        }
        entry.state = State.GIVEN_BACK;
    }

    @Override
    public synchronized List<DocumentId> open(String source) {
        requireUp();
        return entries.entrySet().stream()
                .filter(e -> e.getValue().claim.source().equals(source))
                .filter(e -> e.getValue().state == State.CLAIMED || e.getValue().state == State.DECIDED)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized void consulted(List<Consultation> more) {
        requireUp();
        consultations.addAll(more);
    }

    /** Every decision, in the order in which they were written. */
    public synchronized List<Decision> decisions() {
        return entries.values().stream().flatMap(e -> e.decision.stream()).toList();
    }

    /** The documents in this state, in the order in which they were claimed. */
    public synchronized List<DocumentId> in(State state) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().state == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    public synchronized List<Consultation> consultations() {
        return List.copyOf(consultations);
    }

    private Entry entry(DocumentId id) {
        return Optional.ofNullable(entries.get(id)).orElseThrow(() -> new IllegalStateException("no such claim"));
    }

    private void requireUp() {
        if (down) {
            throw new IllegalStateException("the archive is down");
        }
    }
}
