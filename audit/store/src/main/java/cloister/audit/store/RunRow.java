package cloister.audit.store;

import cloister.pipeline.Mandate;
import cloister.pipeline.RunBook;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code work.run}. */
@Entity
@Table(schema = "work", name = "run")
class RunRow {
    @Id
    String id;

    String batch;

    @Column(name = "started_by")
    String trigger;

    String actor;
    String purpose;

    @Column(name = "legal_basis")
    String legalBasis;

    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    @Nullable
    Integer documents;

    @Nullable
    Integer released;

    @Nullable
    Integer held;

    @Nullable
    Integer failed;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RunRow() {}

    RunRow(RunBook.Run run, Mandate mandate) {
        id = run.id();
        batch = run.batch();
        trigger = run.trigger();
        actor = mandate.actor();
        purpose = mandate.purpose();
        legalBasis = mandate.legalBasis();
        startedAt = run.startedAt();
    }

    void finish(RunBook.Tally tally, Instant at) {
        documents = tally.documents();
        released = tally.released();
        held = tally.held();
        failed = tally.failed();
        finishedAt = at;
    }
}
