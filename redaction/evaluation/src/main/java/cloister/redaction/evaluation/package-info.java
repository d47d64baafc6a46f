/** Scores against gold data. */
@NullMarked
package cloister.redaction.evaluation;

import org.jspecify.annotations.NullMarked;
