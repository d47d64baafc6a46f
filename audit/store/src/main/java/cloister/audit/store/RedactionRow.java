package cloister.audit.store;

import cloister.pipeline.FindingType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code work.redaction}: how many places of one type were redacted in a document. */
@Entity
@Immutable
@Table(schema = "work", name = "redaction")
class RedactionRow {

    /** @param type the name of a {@link FindingType} */
    @Embeddable
    record Key(UUID document, String type) {}

    @EmbeddedId
    Key key;

    int places;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RedactionRow() {}

    RedactionRow(UUID document, FindingType type, int places) {
        this.key = new Key(document, type.name());
        this.places = places;
    }
}
