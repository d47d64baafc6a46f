/** Recognizers of structured identifiers: patterns with checks and context, labelled fields, tables, records. */
@NullMarked
package cloister.redaction.detection.identifiers;

import org.jspecify.annotations.NullMarked;
