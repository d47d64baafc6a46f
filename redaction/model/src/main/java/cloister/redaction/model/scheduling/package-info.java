/**
 * How the calls of many callers share one model: who is served when, and what is computed together. Knows nothing of
 * tensors; what computes is behind {@link cloister.redaction.model.scheduling.Decoder}.
 */
@NullMarked
package cloister.redaction.model.scheduling;

import org.jspecify.annotations.NullMarked;
