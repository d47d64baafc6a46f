package cloister.audit.store;

import cloister.pipeline.HoldReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code work.hold_reason}. */
@Entity
@Immutable
@Table(schema = "work", name = "hold_reason")
class HoldReasonRow {

    /** @param number from 1 */
    @Embeddable
    record Key(UUID document, int number) {}

    @EmbeddedId
    Key key;

    String code;

    @Nullable
    Integer part;

    String sentence;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    HoldReasonRow() {}

    HoldReasonRow(UUID document, int number, HoldReason reason) {
        key = new Key(document, number);
        code = reason.code().name();
        part = reason.part().isPresent() ? reason.part().getAsInt() : null;
        sentence = reason.sentence();
    }
}
