/** Which sentences could summarize a document: pure text rules, before any model is asked. */
@NullMarked
package cloister.redaction.model.summary;

import org.jspecify.annotations.NullMarked;
