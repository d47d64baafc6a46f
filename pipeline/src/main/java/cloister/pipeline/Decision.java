package cloister.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is written in the one transaction that ends a document's way: outcome, evidence and what they rest on.
 *
 * @param recipe digest of all that shapes an outcome: policy, models, version; same bytes and recipe, same outcome
 * @param parts of the document as they were read, without text; their ranges count code points
 * @param accepted findings that were redacted, their spans in code points; empty if the document was held before
 *     redaction
 * @param sameAs the earlier document with the same content under the same recipe, whose outcome was taken over
 */
public record Decision(
        Claim claim,
        Mandate mandate,
        Policy policy,
        Sha256 recipe,
        Outcome outcome,
        List<ExtractedDocument.Part> parts,
        List<Finding> accepted,
        List<Inference> inferences,
        Optional<DocumentId> sameAs,
        Instant decidedAt) {

    public Decision {
        parts = List.copyOf(parts);
        accepted = List.copyOf(accepted);
        inferences = List.copyOf(inferences);
    }
}
