/** Recognizers, lexicons, policies: pure. */
@NullMarked
package cloister.redaction.detection;

import org.jspecify.annotations.NullMarked;
