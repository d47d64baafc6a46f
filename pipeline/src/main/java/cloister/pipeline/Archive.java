package cloister.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Where claims and decisions are written, with their audit records, in one transaction each. Every method either has
 * committed durably when it returns, or throws and has changed nothing; nothing may be processed while it throws.
 */
public interface Archive {

    /** Writes that a document was taken. Writing the same claim again changes nothing. */
    void claimed(Claim claim, Mandate mandate);

    /** An earlier release of the same content under the same recipe, if there is one. */
    Optional<Prior> prior(Sha256 content, Sha256 recipe);

    /** Writes outcome, audit records and the file's state together. A second decision on one document is refused. */
    void decided(Decision decision);

    /** The outcome of a document, if it was decided. */
    Optional<Outcome> outcome(DocumentId id);

    /** The earlier document whose release a decided one took over, if it did. */
    Optional<DocumentId> sameAs(DocumentId id);

    /** Writes that the results were handed over and the original was put away. Again changes nothing. */
    void delivered(DocumentId id);

    /** Writes that a claim was given back without an outcome, so that it may be claimed anew under another id. */
    void givenBack(DocumentId id);

    /** Documents of a source that were claimed or decided, but not yet delivered or given back. */
    List<DocumentId> open(String source);

    /** Writes the audit records of inferences on texts that came without a file, all or none. */
    void consulted(List<Consultation> consultations);

    /** An earlier release that can be taken over. */
    record Prior(DocumentId id, Outcome.Released outcome) {}
}
