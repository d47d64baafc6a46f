/** Tika in killable worker processes, OCR, completeness of parts. */
@NullMarked
package cloister.ingest.extraction;

import org.jspecify.annotations.NullMarked;
