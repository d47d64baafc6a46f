/**
 * Summaries that a model writes: the port to whoever writes, and the checks that each written sentence has to pass
 * before it may stand in a summary.
 */
@NullMarked
package cloister.redaction.model.writing;

import org.jspecify.annotations.NullMarked;
