package cloister.audit.store;

import cloister.audit.ledger.DecisionBody;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code work.outcome}: how a document ended, with the redacted text and the summary in clear. */
@Entity
@Immutable
@Table(schema = "work", name = "outcome")
class OutcomeRow {
    /** What stands for a zero character, which PostgreSQL's text can't hold. */
    private static final char SHOWN = '\uFFFD';

    @Id
    UUID document;

    String outcome;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decision_position")
    long decisionPosition;

    @Column(name = "recipe_sha256")
    String recipe;

    @Column(name = "policy_name")
    String policyName;

    @Column(name = "policy_version")
    String policyVersion;

    @Nullable
    @Column(name = "same_as")
    UUID sameAs;

    @Nullable
    @Column(name = "redacted_text")
    String redactedText;

    @Column(name = "redacted_exact")
    byte @Nullable [] redactedExact;

    @Nullable
    @Column(name = "summary_text")
    String summaryText;

    @Nullable
    String summary;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    OutcomeRow() {}

    OutcomeRow(Decision decision, long position) {
        document = decision.claim().id().value();
        outcome = decision.outcome().code();
        decidedAt = decision.decidedAt();
        decisionPosition = position;
        recipe = decision.recipe().hex();
        policyName = decision.policy().name();
        policyVersion = decision.policy().version();
        sameAs = decision.sameAs().map(DocumentId::value).orElse(null);
        if (decision.outcome() instanceof Outcome.Released released) {
            take(released);
        }
    }

    private void take(Outcome.Released released) {
        String text = DecisionBody.wellFormed(released.text().value());
        redactedText = text.replace('\0', SHOWN);
        redactedExact = text.indexOf('\0') < 0 ? null : text.getBytes(StandardCharsets.UTF_8);
        summaryText = DecisionBody.wellFormed(released.summary().text()).replace('\0', SHOWN);
        summary = DecisionBody.summary(released).canonical();
    }

    /** The redacted text as it was given; empty if there is none. */
    String redacted() {
        if (redactedExact != null) {
            return new String(redactedExact, StandardCharsets.UTF_8);
        }
        return redactedText == null ? "" : redactedText;
    }
}
