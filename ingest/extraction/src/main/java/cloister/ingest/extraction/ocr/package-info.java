/** Tesseract: what is installed of it, and how a picture is given to it. */
@NullMarked
package cloister.ingest.extraction.ocr;

import org.jspecify.annotations.NullMarked;
