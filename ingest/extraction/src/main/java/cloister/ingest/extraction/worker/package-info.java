/** What runs inside a worker process: Tika, OCR and the judgement whether a part was read completely. */
@NullMarked
package cloister.ingest.extraction.worker;

import org.jspecify.annotations.NullMarked;
