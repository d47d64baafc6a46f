package cloister.audit.store;

import cloister.pipeline.Claim;
import cloister.pipeline.Mandate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code work.document}: where a document stands. Holds no path and no name. */
@Entity
@Table(schema = "work", name = "document")
class DocumentRow {
    static final String CLAIMED = "claimed";
    static final String DECIDED = "decided";
    static final String DELIVERED = "delivered";
    static final String GIVEN_BACK = "given-back";

    @Id
    UUID id;

    String source;

    @Column(name = "content_hmac")
    String contentHmac;

    long bytes;

    @Nullable
    String run;

    String state;
    String actor;
    String purpose;

    @Column(name = "legal_basis")
    String legalBasis;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Nullable
    @Column(name = "delivered_at")
    Instant deliveredAt;

    @Nullable
    @Column(name = "given_back_at")
    Instant givenBackAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    DocumentRow() {}

    DocumentRow(Claim claim, String content, Mandate mandate) {
        id = claim.id().value();
        source = claim.source();
        contentHmac = content;
        bytes = claim.size();
        run = claim.run().orElse(null);
        state = CLAIMED;
        actor = mandate.actor();
        purpose = mandate.purpose();
        legalBasis = mandate.legalBasis();
        claimedAt = claim.claimedAt();
    }
}
